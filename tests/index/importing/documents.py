"""Documents of each kind as offices make them, and broken ones."""

import io
import zipfile
from email.message import EmailMessage

import docx
import pypdf

HEAD = ("Opening of the new harbour", "3 May 2021", "Ada Field, Minister of Transport")
BODY = (
    "We have opened the new harbour today, and it was built in three years.",
    "Its quays are two kilometres long. Ferries will run every hour.",
)
TEXT = "\n\n".join(BODY)


def word() -> bytes:
    made = docx.Document()
    for line in (*HEAD, BODY[0]):
        made.add_paragraph(line)
    made.add_table(1, 1).cell(0, 0).text = "A cell of a table"
    made.add_paragraph(BODY[1])
    held = io.BytesIO()
    made.save(held)
    return held.getvalue()


def open_document() -> bytes:
    note = '<text:note text:id="a"><text:note-citation>1</text:note-citation><text:note-body><text:p>A footnote</text:p></text:note-body></text:note>'
    body = "".join(f"<text:p>{each}</text:p>" for each in (*HEAD, BODY[0][:20] + note + BODY[0][20:], BODY[1]))
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    content = f"<office:document-content{names}><office:body><office:text>{body}<table:table><table:table-row><table:table-cell><text:p>A cell of a table</text:p></table:table-cell></table:table-row></table:table></office:text></office:body></office:document-content>"
    return zipped({"mimetype": "application/vnd.oasis.opendocument.text", "content.xml": content})


def zipped(files: dict[str, str | bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return held.getvalue()


def page() -> bytes:
    shown = "".join(f"<p>{each}</p>" for each in (*HEAD[1:], *BODY))
    return f"<!doctype html><html lang=en><title>{HEAD[0]} | The ministry</title><nav>Home</nav><main><h1>{HEAD[0]}</h1>{shown}<table><tr><td>A cell of a table</table></main><footer>Imprint</footer>".encode()


def mail() -> bytes:
    made = EmailMessage()
    made["Subject"], made["From"] = HEAD[0], "Ada Field <press@ministry.example>"
    made["Date"] = "Mon, 03 May 2021 10:00:00 +0000"
    made.set_content(TEXT)
    return bytes(made)


def plain() -> bytes:
    return "\n\n".join((*HEAD, *BODY)).encode("cp1252")


def labelled() -> bytes:
    return f"Title: {HEAD[0]}\nDate: {HEAD[1]}\nSpeaker: {HEAD[2]}\n\n{TEXT}".encode()


def markdown() -> bytes:
    return f"---\ntitle: {HEAD[0]}\ndate: 2021-05-03\nauthor: Ada Field\n---\n\n**{BODY[0]}**\n\n{BODY[1].replace('Ferries', '[Ferries](https://example.org)')}".encode()


def scanned() -> bytes:
    made, held = pypdf.PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    made.write(held)
    return held.getvalue()


def encrypted() -> bytes:
    made, held = pypdf.PdfWriter(), io.BytesIO()
    made.add_blank_page(200, 200)
    made.encrypt("secret", algorithm="RC4-128")
    made.write(held)
    return held.getvalue()


GOOD = {
    "a.docx": word,
    "b.odt": open_document,
    "c.html": page,
    "d.eml": mail,
    "e.txt": plain,
    "f.txt": labelled,
    "g.md": markdown,
}

BROKEN: dict[str, tuple[bytes, str]] = {
    "empty.docx": (b"", "is damaged"),
    "half.docx": (word()[:2000], "is damaged"),
    "other.docx": (zipped({"a.txt": "no document"}), "is no readable Word document"),
    "old.docx": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "is encrypted, or of an older Word"),
    "empty.odt": (b"", "is damaged"),
    "other.odt": (zipped({"content.xml": "<a/>"}), "is an OpenDocument file without a text"),
    "broken.odt": (zipped({"content.xml": "<a>"}), "is no readable OpenDocument text"),
    "nothing.odt": (zipped({"mimetype": "x"}), "is no readable OpenDocument text"),
    "scanned.pdf": (scanned(), "holds pictures of pages and no text"),
    "encrypted.pdf": (encrypted(), "is encrypted"),
    "empty.pdf": (b"", "is no readable PDF"),
    "half.pdf": (scanned()[:120], "is no readable PDF"),
    "noise.pdf": (bytes(range(256)) * 20, "is no readable PDF"),
    "empty.txt": (b"", "holds no words"),
    "marks.txt": (b"*** --- ***\n\n...", "holds no words"),
    "empty.html": (b"", ""),
    "frame.html": (b"<html><nav>Home</nav><footer>Imprint</footer>", "holds no words"),
    "empty.eml": (b"", "is no mail with a text"),
    "picture.eml": (b"Subject: a\nContent-Type: image/png\n\nx", "is no mail with a text"),
    "music.mp3": (b"ID3", "is none of"),
}
