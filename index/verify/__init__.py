"""Was it said? A pasted quote compared with the record, letter for letter."""
