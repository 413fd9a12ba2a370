"""What tests of deliveries share."""

from collections.abc import AsyncIterator, Mapping

import pytest

from handover.model.playbook import Playbook
from storage.store import Store


@pytest.fixture
async def store(fresh_database: str, playbooks: Mapping[str, Playbook]) -> AsyncIterator[Store]:
    opened = await Store.open(fresh_database, playbooks)
    yield opened
    await opened.close()
