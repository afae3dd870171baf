"""Fixtures every test may ask for."""

from tests.databases import (
    database_url,
    empty_engine,
    empty_url,
    engine,
    other_url,
    postgresql,
    postgresql_template,
    postgresql_url,
    sqlite_template,
)
from tests.simulator.fixtures import async_sim, sim, strict_sim

__all__ = [
    "async_sim",
    "database_url",
    "empty_engine",
    "empty_url",
    "engine",
    "other_url",
    "postgresql",
    "postgresql_template",
    "postgresql_url",
    "sim",
    "sqlite_template",
    "strict_sim",
]
