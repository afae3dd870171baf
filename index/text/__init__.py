"""Text as people write it: paragraphs, sentences, words, and what differs between two texts."""
