"""The record: statements, their versions, and finding the exact words in them. Knows nothing of Telegram."""
