"""Items of a source become statements: whose words, which statement, an edit or another page; stored at once."""

__all__: list[str] = []
