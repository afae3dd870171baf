"""Fetches documents from strangers, within limits of size, time and place."""
