"""What every use case works with: the store, the clock, the playbooks, and what it may ask of the rest of the program."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from handover.model.playbook import Playbook
from storage.store import Store

FetchUser = Callable[[str, str], Awaitable[Mapping[str, Any] | None]]
"""Returns Slack's user object for a workspace key and a user id, None when Slack shows nobody by this id to us."""


@dataclass(frozen=True)
class Services:
    """Handed to every use case and to every `register(app, services)`.

    `now` returns the current UTC time. `wake` starts the worker at once; use cases need not call it, the error boundary
    does once Slack has its answer. `recheck_access` has the worker ask Slack whether our token is still accepted.
    """

    store: Store
    now: Callable[[], datetime]
    playbooks: Mapping[str, Playbook]
    wake: Callable[[], None]
    recheck_access: Callable[[], None]
    fetch_user: FetchUser
