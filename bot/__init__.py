"""The conversation about the record, and the media it is held in."""
