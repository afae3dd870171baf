"""The index on local disk: derived from the archive, searched, and kept up to date."""
