"""Files that people edit, read strictly: every problem has a file, a line and a field."""
