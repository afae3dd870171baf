"""What programs are given: the record's answers as objects of JSON, the same over HTTP, MCP and the command line."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from bot.cite import Permalink, statement_path
from bot.say import answer_as_json, count_json, list_json, quote_json, timeline_as_json
from bot.talk import beyond
from index import Record, Version
from index.people import Entry, Office
from index.search import voices
from index.timeline import Kind, counting_wish
from index.verify import Found, Verification

Object = dict[str, Any]

VERBATIM = "Quotes are verbatim: cite them with speaker, date and link, and do not paraphrase them as quotations."


@dataclass(frozen=True, slots=True)
class Objects:
    """Of one record; ``root`` is the address of its pages, where it has some. Methods raise as ``Record.ask`` does."""

    record: Record
    today: Callable[[], date]
    root: str | None = None

    async def ask(self, question: str) -> Object:
        """The answer to a question of any kind; every kind has the fields that every answer has."""
        today = self.today()
        if timeline := await self.record.count(question, today=today):
            return self.linked(count_json(timeline))
        wish = counting_wish(question)
        if wish is not None and wish.kind is Kind.LIST:
            return self.linked(list_json(await self.record.find_all(question, today=today)))
        rest = beyond(question)
        told = answer_as_json(await self.record.ask(question if rest is None else rest, today=today))
        if rest is not None:
            told |= {"question": question, "understood": rest, "kind": "cannot", "answered": False}
        return self.linked(told)

    async def search(self, question: str, limit: int, offset: int) -> Object:
        """Every statement that has all the words, newest first, each with its best quote."""
        listing = await self.record.find_all(question, today=self.today())
        quotes = [quote_json(each) for each in listing.quotes[offset : offset + limit]]
        told = {"query": question, "count": len(listing.quotes), "limit": limit, "offset": offset, "quotes": quotes}
        return self.linked(told)

    async def statement(self, statement_id: str, number: int | None) -> Object | None:
        version = await self.record.archive.version_of(statement_id, number)
        return None if version is None else self.of_version(version)

    def of_version(self, version: Version) -> Object:
        statement = version.statement
        path = statement_path(statement.id, version.number)
        return {
            "id": statement.id,
            "version": version.number,
            "newest": version.newest,
            "seen": version.seen_at.isoformat(),
            "retracted": version.retracted_at is not None,
            "title": statement.title,
            "date": statement.date.isoformat(),
            "speakers": [{"name": each.name, "role": each.role} for each in statement.speakers],
            "language": statement.language,
            "kind": statement.kind,
            "place": statement.place,
            "source": statement.source,
            "url": statement.url,
            "complete": statement.complete,
            "translation_of": statement.translations_of,
            "tags": list(statement.tags),
            "text": version.text,
            "turns": [
                {
                    "start": turn.start,
                    "end": turn.end,
                    "speakers": [each.name for each in turn.speakers],
                    "said": turn.certain,
                    "question": turn.question,
                }
                for turn in voices(version)
            ],
            **({"link": self.root + path} if self.root else {}),
        }

    async def people(self, limit: int, offset: int) -> Object:
        entries = await self.record.persons()
        shown = [person_json(each) for each in entries[offset : offset + limit]]
        return {"count": len(entries), "limit": limit, "offset": offset, "people": shown}

    async def when(self, words: str) -> Object:
        return self.linked(timeline_as_json(await self.record.when(words, today=self.today())))

    async def verify(self, text: str) -> Object:
        """Of a draft every quotation has its verdict as well."""
        draft = await self.record.check_draft(text)
        checked = [
            {"words": each.words, "start": each.start, "end": each.end, "asked": each.asked}
            | self._judged(each.verification)
            for each in draft.quotations
        ]
        whole = await self.record.verify(text)
        searched = {"statements": whole.extent.statements}
        return self._judged(whole) | {"searched": searched, "quotations": checked}

    def _judged(self, verification: Verification) -> Object:
        closest = verification.closest
        found = [self._found(each) for each in verification.found]
        nearest = None
        if closest is not None:
            nearest = self._place(closest.version, closest.start, closest.end) | {
                "speakers": [each.name for each in closest.speakers],
                "said": closest.certain,
                "words_changed": closest.words_changed,
            }
        return {
            "verdict": str(verification.verdict),
            "named": verification.named,
            "named_is_speaker": verification.fits,
            "found": found,
            "closest": nearest,
        }

    def _found(self, found: Found) -> Object:
        return self._place(found.version, found.start, found.end) | {
            "speakers": [each.name for each in found.speakers],
            "said": found.certain,
            "only_older": found.only_older,
        }

    def _place(self, version: Version, start: int, end: int) -> Object:
        told: Object = {
            "statement_id": version.statement.id,
            "version": version.number,
            "start": start,
            "end": end,
            "text": version.text[start:end],
            "title": version.statement.title,
            "date": version.statement.date.isoformat(),
        }
        return self._with_link(told)

    async def changes(self, limit: int, offset: int) -> Object:
        """What was changed or withdrawn after publication, newest first."""
        edits = await self.record.archive.edits(limit=limit, offset=offset)
        shown = []
        for edit in edits:
            version = await self.record.archive.version(edit.key, edit.number)
            if version is not None:
                path = statement_path(version.statement.id, edit.number)
                shown.append(
                    {
                        "statement_id": version.statement.id,
                        "version": edit.number,
                        "withdrawn": edit.number is None,
                        "title": edit.title,
                        "date": edit.date.isoformat(),
                        "seen": edit.at.isoformat(),
                        **({"link": self.root + path} if self.root else {}),
                    }
                )
        return {"limit": limit, "offset": offset, "changes": shown}

    def linked(self, told: Object) -> Object:
        """With the permalink of each quote, where the record has pages."""
        for quote in told.get("quotes", ()):
            self._with_link(quote)
        for timeline in (told, told.get("when") or {}):
            for name in ("first", "last"):
                if isinstance(quote := timeline.get(name), dict):
                    self._with_link(quote)
        return told

    def _with_link(self, quote: Object) -> Object:
        if self.root:
            place = Permalink.at(quote["statement_id"], quote["version"], quote["start"], quote["end"])
            quote["link"] = self.root + place.path
        return quote


def person_json(entry: Entry) -> Object:
    return {
        "name": entry.person.name,
        "aliases": list(entry.person.aliases),
        "offices": [office_json(office) for office in entry.person.offices],
        "statements": entry.statements,
        "first": entry.first and entry.first.isoformat(),
        "last": entry.last and entry.last.isoformat(),
        "alike": list(entry.alike),
    }


def office_json(office: Office) -> dict[str, str | None]:
    return {
        "title": office.title,
        "from": office.start.isoformat() if office.start else None,
        "to": office.end.isoformat() if office.end else None,
    }
