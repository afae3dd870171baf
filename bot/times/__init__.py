"""Times and places as people write them."""
