"""Handovers, people and days for property tests."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import strategies as st

from handover.model.answers import Question
from handover.model.handover import Handover, Status
from handover.model.holds import Block, Snooze
from handover.model.introduction import Introduction
from handover.model.playbook import Stage
from handover.model.synthesis import Synthesis
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.handover.answers import answered


def a_question(number: int, at: datetime = NOW) -> Question:
    return Question(f"q{number}", "status", "Who signs?", PRIYA, at)


people = st.sampled_from([DANA, PRIYA, AIKO, "U0STRANGER"])


days = st.dates(date(2026, 2, 20), date(2026, 4, 20))


moments = st.integers(0, 30 * 24).map(lambda hours: datetime(2026, 2, 25, tzinfo=UTC) + timedelta(hours=hours))


syntheses = st.builds(
    Synthesis,
    st.just(("Bergen may go",)),
    st.just("Call Maria."),
    people,
    moments,
    confirmed_at=st.none() | moments,
    corrected_at=st.none() | moments,
)


all_subjects = [
    "answer",
    "review",
    "approve",
    "send",
    "synthesis",
    "confirm",
    "*",
    "question:q0",
    "step:context_call",
    "step:introduction",
]


@st.composite
def handovers(draw: st.DrawFn) -> Handover:
    """Handovers in any state a few weeks can bring about."""
    known = draw(st.sets(st.sampled_from(["status", "goals", "risks", "extras"])))
    drafted = draw(st.booleans())
    asked = draw(st.one_of(st.none(), moments)) if drafted else None
    return a_handover(
        id=draw(st.sampled_from(["h1", "h2", "h3"])),
        manager=draw(st.sampled_from(["", AIKO, DANA])),
        status=draw(st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.ACTIVE, *Status])),
        stage=draw(st.sampled_from([stage for stage in Stage if stage is not Stage.DONE])),
        answers=answered(*known, accepted=draw(st.booleans()), at=draw(moments)),
        questions=tuple(a_question(n, draw(moments)) for n in range(draw(st.integers(0, 3)))),
        holds=tuple(draw(st.lists(st.builds(Snooze, st.sampled_from(all_subjects), people, days), max_size=4))),
        blocks=tuple(
            draw(
                st.lists(st.builds(Block, st.sampled_from(all_subjects), st.just("Legal"), people, moments), max_size=3)
            )
        ),
        introduction=Introduction(version=int(drafted), author=draw(people) if drafted else "", asked_at=asked),
        syntheses=tuple(draw(st.lists(syntheses, max_size=2))),
        paused_days=draw(st.integers(0, 5)),
    )
