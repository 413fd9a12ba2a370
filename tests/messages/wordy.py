"""Handovers in any state, with anything people may have typed in every field."""

from dataclasses import replace
from datetime import timedelta

from hypothesis import strategies as st

from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.steps import StepState
from tests.examples import DANA, NOW, PEOPLE, PRIYA
from tests.handover import strategies
from tests.messages.texts import ACCOUNT, NAME, WORDS

REASONS = WORDS.filter(lambda words: bool(words.strip()))


@st.composite
def wordy_handovers(draw: st.DrawFn) -> Handover:
    """Return a handover of some weeks, in which every text is whatever somebody typed."""
    plain = draw(strategies.handovers())
    playbook = plain.playbook
    title, helped = draw(REASONS), draw(WORDS)
    steps = tuple(replace(step, title=title, help=helped) for step in playbook.steps)
    items = tuple(replace(item, title=title, help=helped) for item in playbook.items)
    return replace(
        plain,
        account=draw(ACCOUNT),
        playbook=replace(playbook, steps=steps, items=items),
        questions=tuple(replace(question, text=draw(REASONS)) for question in plain.questions),
        blocks=tuple(
            replace(block, why=draw(REASONS), by=draw(st.sampled_from([DANA, PRIYA]))) for block in plain.blocks
        ),
        steps={"context_call": StepState(note=draw(WORDS), not_needed=draw(WORDS)), "warm_call": draw(STATES)},
        introduction=replace(plain.introduction, author=DANA),
    )


STATES = st.sampled_from(
    [
        StepState(),
        StepState(planned=NOW.date()),
        StepState(planned=NOW.date(), starts=NOW + timedelta(hours=30)),
        StepState(done_by=PRIYA, done_at=NOW),
        StepState(not_needed="Met before"),
    ]
)


def wordy_people() -> st.SearchStrategy[Person]:
    """Return Dana, under any name and with anything about herself."""
    return st.builds(lambda name, line: replace(PEOPLE[DANA], name=name, profile_line=line), NAME, WORDS)
