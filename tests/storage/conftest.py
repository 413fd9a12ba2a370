"""A store on each kind of database."""

from collections.abc import AsyncIterator

import pytest

from storage.store import Store
from tests.databases import *  # noqa: F403 (fixtures are found by their names)
from tests.examples import SMALL_PLAYBOOK

PLAYBOOKS = {SMALL_PLAYBOOK.key: SMALL_PLAYBOOK}


@pytest.fixture
async def store(migrated_url: str) -> AsyncIterator[Store]:
    opened = await Store.open(migrated_url, PLAYBOOKS)
    yield opened
    await opened.close()


@pytest.fixture
async def second_store(migrated_url: str) -> AsyncIterator[Store]:
    """Another store on the same database, as a second process would open it."""
    opened = await Store.open(migrated_url, PLAYBOOKS)
    yield opened
    await opened.close()
