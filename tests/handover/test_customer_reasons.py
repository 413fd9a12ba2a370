"""Standard reasons for the customer: offered by case, said only where they are true."""

from dataclasses import replace
from datetime import date

import pytest

from handover.customer_reasons import MAY_SAY, may_say, said
from handover.introduction.facts import customer_facts
from handover.letter_style import choose_style
from handover.model.cover import CoverEnd
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.handover import Handover, Reason
from handover.model.letter_style import CustomerReason, LetterStyle
from handover.reasons import RULES, Told
from tests.examples import PEOPLE, a_handover


def saying(why: CustomerReason | None, **changed: object) -> Handover:
    handover = a_handover(**changed)
    return replace(handover, introduction=replace(handover.introduction, style=LetterStyle(why=why)))


def test_every_case_of_which_the_customer_may_know_has_words_and_the_others_none() -> None:
    assert set(MAY_SAY) == set(Reason)
    silent = {Told.NOTHING, Told.UNTIL_WHEN}
    for reason, rules in RULES.items():
        if rules.told in silent:
            assert MAY_SAY[reason] == (), reason
        elif rules.told is not Told.STRENGTHS and reason is not Reason.PROVIDER_CHANGE:
            assert MAY_SAY[reason], reason
        assert CustomerReason.NOTHING not in MAY_SAY[reason]
    assert {one for several in MAY_SAY.values() for one in several} == {*CustomerReason} - {CustomerReason.NOTHING}


def test_nothing_of_who_has_gone_is_said_but_that_they_have_left() -> None:
    assert may_say(a_handover(reason=Reason.PROMOTION)) == (CustomerReason.PROMOTION, CustomerReason.NEW_ROLE)
    assert may_say(a_handover(reason=Reason.PROMOTION, leaver="Sam Lee")) == ()
    assert may_say(a_handover(reason=Reason.MERGER, leaver="Sam Lee")) == MAY_SAY[Reason.MERGER]


def test_a_cover_a_return_and_a_provider_say_what_happens_by_themselves() -> None:
    for changed in ({"back_on": date(2026, 9, 1)}, {"ends_cover": CoverEnd.RETURN}):
        for reason in (Reason.STAFF_LEAVE, Reason.TEAM_CHANGE):
            if reason is Reason.STAFF_LEAVE or "ends_cover" in changed:
                assert may_say(a_handover(reason=reason, **changed)) == ()


@pytest.mark.parametrize(
    ("why", "typed", "read"),
    [
        (None, "Dana moves on", ("Dana moves on", None)),
        (None, "", ("", None)),
        (CustomerReason.NOTHING, "Dana moves on", ("", None)),
        (CustomerReason.PROMOTION, "Dana moves on", ("", CustomerReason.PROMOTION)),
        (CustomerReason.MERGER, "Dana moves on", ("Dana moves on", None)),
    ],
)
def test_the_letter_says_what_was_chosen_in_the_place_of_what_was_typed_as_long_as_it_fits(
    why: CustomerReason | None, typed: str, read: tuple[str, CustomerReason | None]
) -> None:
    handover = saying(why, reason=Reason.PROMOTION, customer_reason=typed)
    facts = customer_facts(handover, PEOPLE)
    assert (facts.reason, facts.why) == read


def test_a_choice_does_not_outlive_the_reason_it_was_made_for() -> None:
    chosen = saying(CustomerReason.PROMOTION, reason=Reason.PROMOTION)
    assert said(chosen) is CustomerReason.PROMOTION
    assert said(replace(chosen, reason=Reason.UNDERPERFORMANCE)) is None


def test_what_does_not_fit_cannot_be_chosen() -> None:
    with pytest.raises(FieldProblems) as refused:
        choose_style(a_handover(reason=Reason.UNDERPERFORMANCE), LetterStyle(why=CustomerReason.PROMOTION), PEOPLE)
    assert refused.value.problems == {"why": FieldProblem.FITS_NO_MORE}
    chosen = choose_style(a_handover(reason=Reason.MERGER), LetterStyle(why=CustomerReason.MERGER), PEOPLE)
    assert chosen.handover.introduction.style.why is CustomerReason.MERGER
