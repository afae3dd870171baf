"""The conversation's database: chats, subscriptions, inbox, outbox, backups."""

__all__: list[str] = []
