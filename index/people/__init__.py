"""The people who speak on record, and the names they go by."""
