"""What every listener works with: the store, the clock, the playbooks, and a way to say that there is work to do."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

import structlog

from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.playbook import Playbook
from storage.store import Store, UnitOfWork


@dataclass(frozen=True)
class Services:
    """Handed to every `register(app, services)`. `now` returns the current UTC time; `wake` starts the worker at once.

    A listener need not wake it: whoever guards the listener does, once Slack has its answer. `doubt` has the worker look
    whether Slack still lets us in.
    """

    store: Store
    now: Callable[[], datetime]
    playbooks: Mapping[str, Playbook]
    wake: Callable[[], None]
    doubt: Callable[[], None]

    async def decide(
        self,
        workspace: str,
        handover_id: str,
        rule: Callable[[Handover], Decision],
        beside: Callable[[UnitOfWork], Awaitable[None]] | None = None,
    ) -> Handover:
        """Apply a rule to a handover, and store what it decides together with its jobs.

        Returns the handover as stored. Raises what the rule raises, and `UnknownHandover`. `beside` is stored in the same
        transaction; when it raises, nothing is decided.
        """
        # From here on, what is logged about this request says which handover it is about.
        structlog.contextvars.bind_contextvars(handover=handover_id)
        return await self.store.decide(workspace, handover_id, rule, beside)
