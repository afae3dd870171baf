"""Rows for any table, so that a test holds for the tables of tomorrow too."""

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Float,
    Integer,
    MetaData,
    Table,
    insert,
    select,
)

from index.archive.database import UtcDateTime

MOMENT = datetime(2026, 11, 24, 12, 30, 15, 123456, tzinfo=UTC)
ODD = "“quotes” \\ ' \" \n 🙂 שלום"
ROWS = 3


def row(table: Table, number: int) -> dict[str, Any]:
    """One row; equal numbers give equal values, so that a row refers to that of the same number elsewhere."""
    return {column.name: value(column, number) for column in table.columns}


def value(column: Column[Any], number: int) -> Any:
    kind = column.type
    if column.nullable and number == 0:
        return None
    if isinstance(kind, Boolean):
        return bool(number % 2)
    if isinstance(kind, Integer):
        return number + 1
    if isinstance(kind, Float):
        return number / 8
    if isinstance(kind, (DateTime, UtcDateTime)):
        return MOMENT
    if isinstance(kind, Date):
        return date(2026, 11, 24)
    if isinstance(kind, JSON):
        return {"list": [number, None, True, 0.5], "text": ODD}
    return f"{ODD} {number}"


def fill(connection: Connection, tables: MetaData, only: Collection[Table] | None = None) -> None:
    """Rows in every table (or only in these) but the archive's head, which has its row."""
    for table in tables.sorted_tables:
        if table.name not in ("archive_head", "alembic_version") and (only is None or table in only):
            connection.execute(insert(table), [row(table, number) for number in range(ROWS)])


def contents(connection: Connection, tables: MetaData) -> dict[str, list[dict[str, Any]]]:
    """Every row of every table, sorted by key."""
    return {
        table.name: [dict(found) for found in connection.execute(select(table).order_by(*table.primary_key)).mappings()]
        for table in tables.sorted_tables
    }
