"""Who says what in a text of several voices."""
