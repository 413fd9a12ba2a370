"""Who is to hear of a changed plan: what they read adds up to the plan as it is, and nothing is told that they know."""

from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from handover.interview.questions import begin
from handover.model.audit import PlanField
from handover.model.handover import Handover
from handover.model.people import Role
from handover.replanning.changing import change_plan
from handover.replanning.form import plan_of
from handover.replanning.telling import PLAN_TOLD, heard_plan, still_to_hear
from tests.examples import AIKO, DANA, NOW, PEOPLE, PRIYA, a_handover
from tests.hypothesis_profiles import examples

TODAY = date(2026, 3, 4)
ENDS = (date(2026, 3, 6), date(2026, 3, 10), date(2026, 3, 12), date(2026, 3, 16))


def end_told(handover: Handover) -> tuple[date, date] | None:
    """Return from which last day to which one Priya reads that it has moved, if she does."""
    news = still_to_hear(handover, PRIYA, len(handover.changes))
    moved = [one for one in news.changes if one.what is PlanField.END] if news else []
    return (date.fromisoformat(moved[0].before), date.fromisoformat(moved[0].after)) if moved else None


@settings(max_examples=examples(30))
@given(st.lists(st.tuples(st.sampled_from(ENDS), st.sampled_from((DANA, AIKO, PRIYA)), st.booleans()), max_size=8))
def test_what_somebody_reads_adds_up_to_the_plan_as_it_is(told: list[tuple[date, str, bool]]) -> None:
    handover = begin(a_handover(), Role.OUTGOING)[0]
    known = handover.window.end
    for end, by, awake in [*told, (ENDS[0], DANA, True)]:
        form = replace(plan_of(handover), end=end)
        before = handover.window.end
        decision = change_plan(handover, form, PEOPLE, by=PEOPLE[by], today=TODAY, now=NOW, shown={})
        handover = decision.handover
        if by == PRIYA and end != before:
            known = end
        assert (
            by == PRIYA or end == before or PRIYA in {job.ref["user"] for job in decision.jobs if job.kind == PLAN_TOLD}
        )
        read = end_told(handover)
        assert read == (None if known == end else (known, end))
        if awake:
            handover = heard_plan(handover, PRIYA, len(handover.changes)).handover if read else handover
            known = end
            assert end_told(handover) is None
