"""Fixtures every test may ask for, and how properties are tried."""

import os

from hypothesis import HealthCheck, settings

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

# No example is judged by the clock. Where CI runs, they are the same each time, so that a change is judged by what it
# changed; at a desk, new ones are looked for.
settings.register_profile(
    "tests", deadline=None, derandomize="CI" in os.environ, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("tests")

# As the program sets it, whichever test comes first: without it every 429 raises the library's deprecation warning.
os.environ.setdefault("PTB_TIMEDELTA", "1")
