"""The facts a customer may read: the only input of the e-mail template.

Reason, notes, answers, health and money have no field here, so the template cannot show them (P3, P96–P104).
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from handover.model.handover import Handover, Reason
from handover.model.people import Person
from handover.model.playbook import Stage, StepKind

NO_LONGER_THERE = frozenset({Reason.ABRUPT_EXIT})
"""Reasons after which the outgoing CSM cannot help any more (P7)."""


@dataclass(frozen=True)
class Colleague:
    """One of the CSMs as the customer sees them. `line` is the person's profile line (P99)."""

    name: str
    email: str = ""
    line: str = ""

    @property
    def first_name(self) -> str:
        """The first word of the name."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True)
class CustomerFacts:
    """Everything the introduction may say. Dates are calendar days; None or an empty text means unknown."""

    account: str
    to_names: tuple[str, ...]
    outgoing: Colleague
    incoming: Colleague
    reason: str
    first_call: date | None
    outgoing_helps: bool
    outgoing_helps_until: date


def customer_facts(handover: Handover, people: Mapping[str, Person]) -> CustomerFacts:
    """Return the customer facts of a handover; `people` are its CSMs by user id (P96–P103)."""
    outgoing, incoming = people[handover.outgoing], people[handover.incoming]
    return CustomerFacts(
        account=handover.account,
        to_names=tuple(contact.name.split()[0] for contact in handover.contacts if contact.name.split()),
        outgoing=Colleague(handover.leaver) if handover.leaver else Colleague(outgoing.name, outgoing.email),
        incoming=Colleague(incoming.name, incoming.email, incoming.profile_line),
        reason=handover.customer_reason,
        first_call=first_call(handover),
        outgoing_helps=not handover.leaver and handover.reason not in NO_LONGER_THERE,
        outgoing_helps_until=handover.window.end,
    )


def first_call(handover: Handover) -> date | None:
    """Return the planned local day of the first call with the customer, or None."""
    key = first_call_step(handover)
    return handover.step(key).planned if key else None


def first_call_step(handover: Handover) -> str:
    """Return the key of the playbook's first customer call, empty when it has none (P85)."""
    calls = (s.key for s in handover.playbook.steps if s.stage is Stage.WARM_CALL and s.kind is StepKind.CALL)
    return next(calls, "")
