"""What a customer may read. The e-mail template is given these facts and nothing else.

Reasons behind the change, notes, answers, health and money have no field here, so they cannot reach a customer through
the template (P3, P96–P104).
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
    """One of our people, as the customer sees them. `line` is why they are a good choice (P99)."""

    name: str
    email: str
    line: str = ""

    @property
    def first_name(self) -> str:
        """The name people are called by: the first word of the full name."""
        return self.name.split()[0] if self.name.split() else self.name


@dataclass(frozen=True)
class CustomerFacts:
    """Everything the introduction may say. Dates are calendar days; None or an empty text means not known yet."""

    account: str
    to_names: tuple[str, ...]
    outgoing: Colleague
    incoming: Colleague
    reason: str
    first_call: date | None
    outgoing_helps: bool
    outgoing_helps_until: date


def customer_facts(handover: Handover, people: Mapping[str, Person]) -> CustomerFacts:
    """Return what the customer may know of this handover, from the fields meant for them (P96–P103)."""
    outgoing, incoming = people[handover.outgoing], people[handover.incoming]
    return CustomerFacts(
        account=handover.account,
        to_names=tuple(contact.name.split()[0] for contact in handover.contacts if contact.name.split()),
        outgoing=Colleague(outgoing.name, outgoing.email),
        incoming=Colleague(incoming.name, incoming.email, incoming.profile_line),
        reason=handover.customer_reason,
        first_call=first_call(handover),
        outgoing_helps=handover.reason not in NO_LONGER_THERE,
        outgoing_helps_until=handover.window.end,
    )


def first_call(handover: Handover) -> date | None:
    """Return the day planned for the first call with the customer, None while there is none."""
    key = first_call_step(handover)
    return handover.step(key).planned if key else None


def first_call_step(handover: Handover) -> str:
    """Return the key of the playbook's first call with the customer, empty when it has none (P85)."""
    calls = (s.key for s in handover.playbook.steps if s.stage is Stage.WARM_CALL and s.kind is StepKind.CALL)
    return next(calls, "")
