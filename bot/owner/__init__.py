"""What the owner of the record says in its data folder."""
