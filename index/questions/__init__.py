"""A question becomes filters and words to search for."""
