"""A realistic handover to start a test from: Fjordline Logistics goes from Dana to Priya, with Aiko as manager."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from handover.model.handover import Contact, Handover, Reason, Window
from handover.model.people import Person, Role
from handover.model.playbook import Item, Playbook, Stage, Step, StepKind
from handover.playbooks.library import Library

NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
DANA, PRIYA, AIKO, LUCAS = "U0DANA", "U0PRIYA", "U0AIKO", "U0LUCAS"

PEOPLE = {
    DANA: Person(DANA, "Dana Reyes", "America/New_York", "dana.reyes@northwind.example"),
    PRIYA: Person(PRIYA, "Priya Nair", "Asia/Kolkata", "priya.nair@northwind.example"),
    AIKO: Person(AIKO, "Aiko Tanaka", "Asia/Tokyo", "aiko.tanaka@northwind.example"),
    LUCAS: Person(LUCAS, "Lucas Almeida", "America/Sao_Paulo", "lucas@northwind.example", admin=True),
}


def a_person(user: str, **changes: Any) -> Person:
    """Return one of these people, or a stranger in UTC, with these fields changed."""
    return replace(PEOPLE.get(user) or Person(user, ""), **changes)


def an_item(key: str, stage: Stage = Stage.DOCUMENT, **changes: Any) -> Item:
    """Return a required item of the outgoing CSM, due on the fourth working day."""
    item = Item(key, stage, key.title(), f"What about {key}?", "Help.", "Example.", Role.OUTGOING, 4, ("P37",))
    return replace(item, **changes)


def a_step(key: str, stage: Stage, kind: StepKind = StepKind.TASK, **changes: Any) -> Step:
    """Return a required step of the outgoing CSM, due on the eighth working day."""
    return replace(Step(key, stage, kind, key.title(), "Help.", Role.OUTGOING, 8, ("P85",)), **changes)


SMALL_PLAYBOOK = Playbook(
    "small",
    "Small handover",
    "For tests of rules.",
    (
        an_item("status", Stage.PREPARE, due_day=1),
        an_item("goals"),
        an_item("risks"),
        an_item("extras", required=False),
    ),
    (
        a_step("context_call", Stage.CONTEXT_CALL, StepKind.CALL, owner=Role.INCOMING, due_day=6),
        a_step("introduction", Stage.INTRODUCE, StepKind.INTRODUCTION, due_day=8),
        a_step("warm_call", Stage.WARM_CALL, StepKind.CALL, due_day=11),
        a_step("sign_off", Stage.SUPPORT, StepKind.SIGN_OFF, owner=Role.INCOMING, due_day=15),
    ),
)


NO_PLAYBOOKS = Library({}, {}, {})
"""For jobs that look at none."""


def a_handover(**changes: Any) -> Handover:
    """Return a handover that has just been opened, with these fields changed."""
    fresh = Handover(
        id="h1",
        workspace="T0NORTH",
        account="Fjordline Logistics",
        outgoing=DANA,
        incoming=PRIYA,
        manager=AIKO,
        reason=Reason.PROMOTION,
        playbook=SMALL_PLAYBOOK,
        window=Window(date(2026, 3, 2), date(2026, 3, 23)),
        opened_by=DANA,
        opened_at=NOW,
        customer_reason="Dana is moving to a new role with us.",
        internal_note="Dana was promoted to team lead, tell nobody before Thursday.",
        contacts=(Contact("Maria Olsen", "maria@fjordline.example", "Operations lead"),),
    )
    return replace(fresh, **changes)
