"""What is kept of a CSM's work, as it is typed (P28)."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.csm_facts import CsmFactsForm, edit_facts, facts_form
from handover.form_merge import field_marks
from handover.model.csm_facts import CsmFacts
from handover.model.field_problems import FieldProblem, FieldProblems
from tests.examples import AIKO, DANA

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
KEPT = CsmFacts(DANA, ("German",), ("Food",), limit=25)


def edited(facts: CsmFacts, *, lead: bool = True, shown: CsmFacts = KEPT, **changes: object) -> CsmFacts:
    form = replace(facts_form(shown), **changes)  # type: ignore[arg-type]
    return edit_facts(facts, form, field_marks(facts_form(shown)), by=AIKO, now=NOW, lead=lead)


def test_a_text_names_things_with_commas_semicolons_or_lines_between_each_once_as_first_written() -> None:
    found = edited(KEPT, languages=" German;english,\n GERMAN ,, \u200b,Swiss  German")
    assert found.languages == ("German", "english", "Swiss German")
    assert (found.industries, found.limit, found.by, found.at) == (("Food",), 25, AIKO, NOW)


def test_only_a_lead_sets_the_limit() -> None:
    assert edited(KEPT, limit=None).limit is None
    assert edited(KEPT, limit=0).limit == 0
    assert edited(KEPT, lead=False, limit=100) == KEPT


def test_what_somebody_else_has_changed_meanwhile_stays_unless_both_did() -> None:
    meanwhile = replace(KEPT, languages=("French",), limit=10)
    found = edited(meanwhile, industries="Food, retail")
    assert (found.languages, found.industries, found.limit) == (("French",), ("Food", "retail"), 10)
    with pytest.raises(FieldProblems) as refused:
        edited(meanwhile, languages="Italian")
    assert refused.value.problems == {"languages": FieldProblem.CHANGED_MEANWHILE}


def test_every_text_that_is_too_long_is_named() -> None:
    with pytest.raises(FieldProblems) as refused:
        edited(KEPT, languages="x" * 601, regions="y" * 700, products="z" * 600)
    assert refused.value.problems == {"languages": FieldProblem.TOO_LONG, "regions": FieldProblem.TOO_LONG}


TYPED = st.text(st.sampled_from("aA ,;\n\u200bß日"), max_size=40)


@given(TYPED, TYPED, st.sampled_from([None, 0, 40]))
def test_a_form_that_changes_nothing_changes_nothing(languages: str, products: str, limit: int | None) -> None:
    entered = CsmFactsForm(languages=languages, products=products, limit=limit)
    facts = edit_facts(CsmFacts(DANA), entered, {}, by=DANA, now=NOW, lead=True)
    again = edit_facts(facts, facts_form(facts), field_marks(facts_form(facts)), by=AIKO, now=NOW, lead=True)
    assert again == facts
