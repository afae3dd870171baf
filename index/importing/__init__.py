"""Documents of an office to statements: Word, OpenDocument, PDF, pages, mails, plain text."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from index.importing.document import Draft, Unreadable
    from index.importing.folder import Problem, drafts_of
    from index.importing.reading import document_text, page_text
    from index.importing.writing import file_name, imported_before, written
else:
    from index import face

    __getattr__ = face(__name__)

__all__ = [
    "Draft",
    "Problem",
    "Unreadable",
    "document_text",
    "drafts_of",
    "file_name",
    "imported_before",
    "page_text",
    "written",
]
