"""How the database's schema came to be, one revision a file; run from code by ``bot.store.schema``."""

__all__: list[str] = []
