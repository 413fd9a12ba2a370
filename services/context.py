"""What every use case works with: the store, the clock, the playbooks, and what it may ask of the rest of the program."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any, Protocol

from handover.model.people import Role
from handover.playbooks.library import Library
from storage.store import Store

if TYPE_CHECKING:
    from services.user_lookup import UserLookup

Now = Callable[[], datetime]
"""Returns the current UTC time."""
FetchUser = Callable[[str, str], Awaitable[Mapping[str, Any] | None]]
"""Returns Slack's user object for a workspace key and a user id, None when Slack shows nobody by this id to us.

Raises SlackSilent.
"""


WAIT_SECONDS = 2.0
"""How long whoever looks at the screen waits for Slack's word on who somebody is. Slack gives three seconds for an answer."""


class SlackSilent(Exception):
    """Slack does not answer what it was asked, or takes no more questions now."""


class HasStore(Protocol):
    """What holds the store: the services, and an attempt at a job."""

    @property
    def store(self) -> Store:
        """The store."""


@dataclass(frozen=True)
class Services:
    """Handed to every use case and to every `register(app, services)`.

    `now` returns the current UTC time. `wake` starts the worker at once; use cases need not call it, the error boundary
    does once Slack has its answer. `recheck_access` has the worker ask Slack whether our token is still accepted.
    `compared_with_slack` are the interviews (handover, role) that were compared with their thread since the start: once is enough,
    as a database is only restored while Baton is stopped.
    """

    store: Store
    now: Now
    playbooks: Library
    wake: Callable[[], None]
    recheck_access: Callable[[], None]
    users: "UserLookup"
    compared_with_slack: set[tuple[str, Role]] = field(default_factory=set)
