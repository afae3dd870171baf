"""The conversation's database: chats, subscriptions, inbox, outbox, backups."""
