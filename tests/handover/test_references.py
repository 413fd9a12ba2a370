"""C, F: people, channels and groups in answers: stored at once with what is known, named later, pressable in Slack."""

from hypothesis import given
from hypothesis import strategies as st

from handover.model.answers import Answer, Evidence, Part, Question
from handover.model.decision import Decision
from handover.model.references import Reference
from handover.references import LOOK_UP_NAMES, known_names, noted, with_names
from messages.kit.references import is_shortened, pressable
from messages.kit.text import escape
from tests.examples import NOW, a_handover

MAREK = Reference("U0MAREK", "@U0MAREK", named=False)
PLANS = Reference("C0PLANS", "#C0PLANS", named=False)
LEADS = Reference("S0LEADS", "@cs-leads")


def test_a_name_that_lacks_is_asked_for_once() -> None:
    first = noted(Decision(a_handover()), [MAREK, LEADS], "1.0")
    assert [job.kind for job in first.jobs] == [LOOK_UP_NAMES]
    assert noted(first, [MAREK], "2.0") == first
    assert known_names(first.handover) == {"S0LEADS": "cs-leads"}


def test_names_are_written_wherever_the_ids_stand() -> None:
    part = Part("@U0MAREK in #C0PLANS, not @U0MAREKS. 担当は@U0MAREKさん", "U0DANA", NOW, "1.0")
    evidence = Evidence("Message of @U0MAREK", "https://x.example", "U0DANA", NOW)
    answer = Answer("goals", (part,), "only @U0MAREK uses it", (evidence,), accepted_by="U0PRIYA", accepted_at=NOW)
    question = Question("q1", "goals", "Who is @U0MAREK?", "U0PRIYA", NOW, (part,))
    before = noted(Decision(a_handover(answers={"goals": answer}, questions=(question,))), [MAREK, PLANS], "1.0")
    after = with_names(before.handover, {"U0MAREK": "Marek Novák", "C0PLANS": "plans"}).handover
    assert after.answer("goals").text == "@Marek Novák in #plans, not @U0MAREKS. 担当は@Marek Novákさん"
    assert after.answer("goals").not_applicable == "only @Marek Novák uses it"
    assert after.answer("goals").evidence[0].title == "Message of @Marek Novák"
    assert after.answer("goals").accepted
    assert after.questions[0].text == "Who is @Marek Novák?"
    assert after.questions[0].reply == after.answer("goals").text
    assert known_names(after) == {"U0MAREK": "Marek Novák", "C0PLANS": "plans"}


def test_a_name_slack_does_not_tell_changes_nothing() -> None:
    before = noted(Decision(a_handover()), [MAREK], "1.0").handover
    assert with_names(before, {}).handover == before


def test_channels_and_groups_can_be_pressed_and_people_are_not_notified() -> None:
    references = [Reference("C1", "#plans"), Reference("C2", "#plans-2"), LEADS, Reference("U1", "@Dana"), MAREK]
    text = "#plans and #plans-2 & @cs-leads, says @Dana (@U0MAREK), not a#plans"
    assert (
        pressable(text, references) == "<#C1> and <#C2> &amp; <!subteam^S0LEADS>, says @Dana (<@U0MAREK>), not a#plans"
    )


@given(st.text(alphabet="#plans &<\n", max_size=60), st.integers(20, 60))
def test_what_can_be_pressed_keeps_its_limit_and_loses_nothing_unsaid(text: str, limit: int) -> None:
    shown = pressable(text, [Reference("C0123456789", "#plans")], limit)
    assert len(shown) <= limit
    if not is_shortened(text, [Reference("C0123456789", "#plans")], limit):
        assert shown.replace("<#C0123456789>", "#plans") == escape(text)
