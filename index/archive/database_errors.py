"""Says in an operator's words why a database could not be used, and what to do."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from index.errors import ArchiveError, ArchiveUnavailable, SchemaMismatch

_SQLITE_CURES = {
    sqlite3.SQLITE_BUSY: "another process is writing to it and did not finish in time; try again",
    sqlite3.SQLITE_LOCKED: "another process is writing to it and did not finish in time; try again",
    sqlite3.SQLITE_READONLY: "it cannot be written to; check the permissions of the file and its folder",
    sqlite3.SQLITE_PERM: "it cannot be opened; check the permissions of the file and its folder",
    sqlite3.SQLITE_CANTOPEN: "it cannot be opened; check that the path is a file and its folder can be written to",
    sqlite3.SQLITE_FULL: "the disk is full; free some space",
    sqlite3.SQLITE_IOERR: "the disk failed to read or write; check its space and health",
    sqlite3.SQLITE_CORRUPT: "the file is damaged; restore it from a backup",
    sqlite3.SQLITE_NOTADB: "the file is not an SQLite database; check the path",
}

# Classes (two characters) and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRESQL_CURES = {
    "08": "the connection was lost; check that the server is running",
    "25006": "it accepts no writes just now; check that it is the primary",
    "28": "it refused the user or the password; check both",
    "3D000": "there is no such database; create it first",
    "40": "another transaction was in the way; try again",
    "42501": "the user may not do this; grant it the rights of the database's owner",
    "53": "the server is out of space, memory or connections",
    "55P03": "another process holds a lock and did not finish in time; try again",
    "57": "the server is starting, stopping or was told to stop this; try again",
    "58": "the server's disk failed; see its log",
}
_NO_SUCH_TABLE = "42P01"


def explained(error: Exception, database: str) -> ArchiveError | None:
    """What to raise in place of a driver's error; None where the program is at fault, not the database.

    ``database`` is the address as it may be shown.
    """
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return _of_sqlite(cause, database)
    sqlstate = getattr(cause, "sqlstate", None)
    if sqlstate == _NO_SUCH_TABLE:
        return _unprepared(database)
    if sqlstate is not None:
        cure = _POSTGRESQL_CURES.get(sqlstate) or _POSTGRESQL_CURES.get(sqlstate[:2])
        return ArchiveUnavailable(f"{database}: {cure} ({cause})") if cure else None
    if isinstance(error, DBAPIError) and not error.connection_invalidated:
        return None
    return ArchiveUnavailable(f"{database}: cannot be reached; check that the server is running ({_brief(cause)})")


def _of_sqlite(cause: sqlite3.Error, database: str) -> ArchiveError | None:
    if str(cause).startswith("no such table"):
        return _unprepared(database)
    # The low byte is the primary code: https://www.sqlite.org/rescode.html
    cure = _SQLITE_CURES.get(getattr(cause, "sqlite_errorcode", 0) & 0xFF)
    return ArchiveUnavailable(f"{database}: {cure} ({cause})") if cure else None


def _unprepared(database: str) -> SchemaMismatch:
    return SchemaMismatch(f"{database}: tables are missing; run `onrecord db upgrade`")


def _brief(cause: BaseException | None) -> str:
    return str(cause).partition("\n")[0] or type(cause).__name__
