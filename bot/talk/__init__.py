"""The conversation: a request in, a reply out."""
