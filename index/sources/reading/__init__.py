"""A stranger's document becomes items: plain text, checked by nobody yet."""
