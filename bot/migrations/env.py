"""Alembic's entry: runs the revisions on the connection that ``bot.store.schema`` hands over, in its transaction."""

from alembic import context

from bot.store import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
