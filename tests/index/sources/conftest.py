from collections.abc import AsyncIterator

import pytest

from tests.index.sources.sites import Site, site_running


@pytest.fixture
async def site() -> AsyncIterator[Site]:
    async with site_running() as running:
        yield running
