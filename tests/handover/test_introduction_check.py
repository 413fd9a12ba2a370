"""No blank and no internal word gets past the check, and clean prose does (P3, P95–P104)."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.introduction.check import SHORTEST_LEAK, ProblemKind, addresses, bad_addresses, problems
from handover.model.answers import Answer, Part, Question
from handover.model.introduction import Introduction
from tests.examples import NOW, PRIYA, a_handover

CLEAN = Introduction(
    to="maria@fjordline.example",
    subject="Introducing Priya Nair",
    body="Hello Maria,\n\nPriya will look after you from now on. Your renewal terms stay as agreed.\n\nDana",
    version=1,
)


def test_clean_prose_passes() -> None:
    assert problems(a_handover(), CLEAN) == ()


@pytest.mark.parametrize(
    ("change", "kind", "detail"),
    [
        ({"to": ""}, ProblemKind.NO_RECIPIENT, ""),
        ({"to": "maria@"}, ProblemKind.BAD_ADDRESS, "maria@"),
        ({"to": "maria@fjordline.example, Jan Berg"}, ProblemKind.BAD_ADDRESS, "Jan Berg"),
        ({"subject": "  "}, ProblemKind.NO_SUBJECT, ""),
        ({"body": "\n"}, ProblemKind.NO_BODY, ""),
        ({"body": "On [[fill in: date of the first call]] we meet."}, ProblemKind.BLANK, "date of the first call"),
        ({"body": "On [[ when ]] we meet."}, ProblemKind.BLANK, "when"),
        ({"subject": "About [[fill in: account]]"}, ProblemKind.BLANK, "account"),
        ({"body": "Hello {{ name }}"}, ProblemKind.UNFINISHED, "{{"),
        ({"body": "Call: TBD"}, ProblemKind.UNFINISHED, "TBD"),
        ({"body": "An open [[ bracket"}, ProblemKind.UNFINISHED, "[["),
        ({"body": "Ask <@U0PRIYA>"}, ProblemKind.SLACK_MARKUP, "<@U0PRIYA>"),
        ({"body": "Hi <!channel>"}, ProblemKind.SLACK_MARKUP, "<!channel>"),
        ({"body": "Hi @channel"}, ProblemKind.SLACK_MARKUP, "@channel"),
        ({"body": "Dana was underperforming."}, ProblemKind.INTERNAL_WORD, "underperforming"),
        ({"body": "We saw a churn risk."}, ProblemKind.INTERNAL_WORD, "churn"),
        ({"body": "Your ARR is high."}, ProblemKind.INTERNAL_WORD, "ARR"),
        ({"body": "Your Health Score fell."}, ProblemKind.INTERNAL_WORD, "Health Score"),
        (
            {"body": "PS: dana was promoted  to team lead,\ntell nobody before thursday."},
            ProblemKind.INTERNAL_NOTE,
            "Dana was promoted to team lead, tell nobody before Thursday.",
        ),
    ],
)
def test_each_problem_is_named(change: dict[str, Any], kind: ProblemKind, detail: str) -> None:
    found = problems(a_handover(), replace(CLEAN, **change))
    assert (kind, detail) in [(problem.kind, problem.detail) for problem in found]


def test_answers_and_questions_of_the_handover_are_internal() -> None:
    secret = "They pay late and the CFO dislikes our pricing model."
    asked = "Is the CFO really going to leave us before May?"
    handover = a_handover(
        answers={"risks": Answer("risks", (Part(secret, "U0DANA", NOW),))},
        questions=(Question("q1", "risks", asked, PRIYA, NOW),),
    )
    found = problems(handover, replace(CLEAN, body=f"Hello,\n{secret}\nAnd: {asked}"))
    assert [problem.detail for problem in found] == [secret, asked]


def test_what_the_customer_may_know_is_no_leak() -> None:
    words = "Dana is moving to a new role with us."
    handover = a_handover(customer_reason=words, answers={"status": Answer("status", (Part(words, "U0DANA", NOW),))})
    assert problems(handover, replace(CLEAN, body=f"Hello,\n{words}")) == ()


@given(note=st.text(st.characters(codec="utf-8"), min_size=SHORTEST_LEAK), before=st.text(), after=st.text())
def test_a_line_of_an_internal_note_never_passes(note: str, before: str, after: str) -> None:
    line = " ".join(note.split())
    if len(line.casefold()) < SHORTEST_LEAK or "\n" in line:
        return
    body = f"{before}\n{line}\n{after}"
    assert problems(a_handover(internal_note=line), replace(CLEAN, body=body))


def test_recipients_may_be_parted_in_any_usual_way_and_count_once() -> None:
    assert addresses("a@x.example, b@x.example;c@x.example\n a@x.example ,") == (
        "a@x.example",
        "b@x.example",
        "c@x.example",
    )
    assert bad_addresses("a@x.example, b@, c@d") == ("b@", "c@d")
    assert bad_addresses("Maria Olsen <maria@x.example>; josé@bücher.example\nb@x..example") == (
        "Maria Olsen <maria@x.example>",
        "b@x..example",
    )
