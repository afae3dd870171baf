"""Documents of each kind to their paragraphs. Tables, footnotes, comments and what was struck out are left behind."""

import email
import email.policy
import io
import re
import zipfile
from collections.abc import Callable, Iterator
from email.message import EmailMessage
from email.utils import parseaddr

import docx
import pypdf
from docx.oxml.ns import qn
from lxml import etree
from pypdf.errors import PyPdfError

from index.importing.document import Document, Unreadable
from index.importing.pages import Line, paragraphs_of_pages
from index.sources.reading.cleaning import read_html, remove_frame, text_of_element
from index.sources.reading.encoding import decoded

MOST_BYTES = 50_000_000
MOST_PAGES = 2_000
LARGEST_PART = 100_000_000
"""Bytes of a part of a packed document, unpacked: more is a bomb."""
_ODT = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "dc": "http://purl.org/dc/elements/1.1/",
    "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
}
_LEFT_OUT = ("note", "tracked-changes", "table-of-content", "sequence-decls")
_MARKS = re.compile(r"^(?:#{1,6}\s+|>\s?|[*+-]\s+)|(\*\*|__)(?=\S)|(?<=\S)(\*\*|__)", re.MULTILINE)
_TOLD_BY_PAGES = (
    ("date", '//meta[@property="article:published_time" or @name="date"]/@content'),
    ("date", "//time/@datetime"),
    ("language", "/html/@lang"),
)
_LINK = re.compile(r"\[([^\]]+)\]\([^)]+\)")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.DOTALL)


def read_docx(name: str, body: bytes) -> Document:
    _check_packed(body)
    try:
        opened = docx.Document(io.BytesIO(body))
    except Exception as error:  # whatever the library meets in a broken file
        raise Unreadable(f"is no readable Word document ({type(error).__name__})") from None
    paragraphs = tuple(filter(None, (_of_word(each) for each in opened.element.body.iterchildren(qn("w:p")))))
    properties = opened.core_properties
    told = {"title": properties.title or "", "author": properties.author or "", "language": properties.language or ""}
    return Document(name, paragraphs, {field: value for field, value in told.items() if value})


def _of_word(paragraph: etree._Element) -> str:
    """A paragraph's words: runs, line breaks and tabs; what was deleted, and marks of notes, are not among them."""
    parts = []
    for node in paragraph.iter(qn("w:t"), qn("w:br"), qn("w:tab"), qn("w:noBreakHyphen")):
        if node.tag == qn("w:t"):
            parts.append(node.text or "")
        else:
            parts.append({qn("w:br"): "\n", qn("w:tab"): "\t"}.get(node.tag, "-"))
    return "".join(parts).strip()


def read_odt(name: str, body: bytes) -> Document:
    _check_packed(body)
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            content = _parsed(packed.read("content.xml"))
            meta = _parsed(packed.read("meta.xml")) if "meta.xml" in packed.namelist() else None
    except (KeyError, zipfile.BadZipFile, etree.XMLSyntaxError, RuntimeError) as error:
        raise Unreadable(f"is no readable OpenDocument text ({error})") from None
    whole = content.find(".//office:text", _ODT)
    if whole is None:
        raise Unreadable("is an OpenDocument file without a text")
    paragraphs = [_of_odt(each) for each in _blocks(whole)]
    told = {}
    if meta is not None:
        for field, path in (("title", "dc:title"), ("author", "dc:creator"), ("language", "dc:language")):
            if told_so := meta.findtext(f".//{path}", None, _ODT):
                told[field] = told_so
    return Document(name, tuple(filter(None, paragraphs)), told)


def _blocks(element: etree._Element) -> Iterator[etree._Element]:
    for child in element:
        name = etree.QName(child)
        if name.localname in ("p", "h") and name.namespace == _ODT["text"]:
            yield child
        elif name.namespace != _ODT["table"] and name.localname not in _LEFT_OUT:
            yield from _blocks(child)


def _of_odt(element: etree._Element) -> str:
    parts = [element.text or ""]
    for child in element:
        name = etree.QName(child).localname
        if name == "line-break":
            parts.append("\n")
        elif name in ("s", "tab"):
            parts.append(" " * int(child.get(f"{{{_ODT['text']}}}c", "1")) if name == "s" else "\t")
        elif name not in ("note", "annotation", "table"):
            parts.append(_of_odt(child))
        parts.append(child.tail or "")
    return "".join(parts).strip()


def read_pdf(name: str, body: bytes) -> Document:
    try:
        opened = pypdf.PdfReader(io.BytesIO(body))
        if opened.is_encrypted and not opened.decrypt(""):
            raise Unreadable("is encrypted; save it without a password")
        if len(opened.pages) > MOST_PAGES:
            raise Unreadable(f"has more than {MOST_PAGES} pages")
        pages = [_lines_of(page) for page in opened.pages]
        meta = opened.metadata
    except Unreadable:
        raise
    except (PyPdfError, ValueError, KeyError, TypeError, AttributeError, IndexError, RecursionError, OSError) as error:
        raise Unreadable(f"is no readable PDF ({type(error).__name__})") from None
    if not any(letter.isalnum() for page in pages for line in page for letter in line.text):
        raise Unreadable("holds pictures of pages and no text; run it through text recognition (OCR) first")
    told = {"title": (meta.title or "") if meta else "", "author": (meta.author or "") if meta else ""}
    return Document(name, tuple(paragraphs_of_pages(pages)), {field: value for field, value in told.items() if value})


def _lines_of(page: pypdf.PageObject) -> list[Line]:
    """A page's lines, each with the size of its largest letters: headings are larger than the text."""
    lines, text, size = [], "", 0.0

    def visit(piece: str, _: object, matrix: list[float], __: object, font_size: float) -> None:
        nonlocal text, size
        own = abs(font_size * (matrix[3] or 1.0))
        for letter in piece:
            if letter == "\n":
                lines.append(Line(" ".join(text.split()), round(size, 1)))
                text, size = "", 0.0
            else:
                text += letter
                size = max(size, own if letter.strip() else 0.0)

    page.extract_text(visitor_text=visit)
    return [*lines, Line(" ".join(text.split()), round(size, 1))]


def read_page(name: str, body: bytes) -> Document:
    markup = decoded(body, "text/html")
    tree = read_html(markup)
    if tree is None:
        raise Unreadable("is no page with words")
    told = {}
    if title := " ".join((tree.findtext(".//title") or "").split()):
        told["title"] = title
    for field, path in _TOLD_BY_PAGES:
        found = tree.xpath(path)
        if found and field not in told:
            told[field] = str(found[0])
    if heading := " ".join((tree.findtext(".//h1") or "").split()):
        told["title"] = heading
    remove_frame(tree)
    for table in tree.xpath("//head|//title|//table|//header|//footer|//h1"):
        table.drop_tree()
    return Document(name, _split(text_of_element(tree)), told)


def read_text(name: str, body: bytes) -> Document:
    return Document(name, _split(decoded(body, "text/plain")))


def read_markdown(name: str, body: bytes) -> Document:
    text, told = decoded(body, "text/plain"), {}
    if front := _FRONT.match(text):
        for line in front[1].splitlines():
            field, _, value = line.partition(":")
            told[field.strip().casefold()] = value.strip().strip("\"'")
        text = text[front.end() :]
    return Document(name, _split(_MARKS.sub("", _LINK.sub(r"\1", text))), told)


def read_mail(name: str, body: bytes) -> Document:
    message = email.message_from_bytes(body, _class=EmailMessage, policy=email.policy.default)
    part = message.get_body(("plain", "html"))
    if part is None or not message.keys():
        raise Unreadable("is no mail with a text")
    content = str(part.get_content())
    if part.get_content_type() == "text/html":
        content = "\n\n".join(read_page(name, content.encode()).paragraphs)
    told = {
        "title": str(message["subject"] or ""),
        "date": str(message["date"] or ""),
        "author": parseaddr(str(message["from"] or ""))[0],
    }
    return Document(name, _split(content), {field: value for field, value in told.items() if value})


def _split(text: str) -> tuple[str, ...]:
    """Paragraphs of a plain text: at empty lines; lines that were only wrapped are joined."""
    whole = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    return tuple(found for part in re.split(r"\n[ \t]*\n", whole) if (found := part.strip()))


def _parsed(body: bytes) -> etree._Element:
    return etree.fromstring(body, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))


def _check_packed(body: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(body)) as packed:
            if sum(each.file_size for each in packed.infolist()) > LARGEST_PART:
                raise Unreadable("unpacks to more than 100 MB")
            if any(each.flag_bits & 1 for each in packed.infolist()):
                raise Unreadable("is encrypted; save it without a password")
    except zipfile.BadZipFile:
        encrypted = body[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
        raise Unreadable("is encrypted, or of an older Word; save it as .docx" if encrypted else "is damaged") from None


Reader = Callable[[str, bytes], Document]
READERS: dict[str, Reader] = {
    ".docx": read_docx,
    ".odt": read_odt,
    ".pdf": read_pdf,
    ".html": read_page,
    ".htm": read_page,
    ".txt": read_text,
    ".md": read_markdown,
    ".eml": read_mail,
}
"""By the ending of a file's name."""
