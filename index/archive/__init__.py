"""The archive: every statement with every wording it had, in SQLite or PostgreSQL."""
