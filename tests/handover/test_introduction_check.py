"""No blank and no internal word gets past the check, and clean prose does (P3, P95–P104)."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.introduction.check import FEWEST_WORDS, exemptions_left, problems
from handover.introduction.problem import ProblemKind
from handover.introduction.recipients import bad_addresses
from handover.introduction.wording import sensitive_words
from handover.model.answers import Answer, Part, Question
from handover.model.introduction import Exemption, Introduction
from handover.text.email_address import addresses
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
        ({"body": "Call: TBD"}, ProblemKind.PERHAPS_UNFINISHED, "TBD"),
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
            ProblemKind.INTERNAL_TEXT,
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
    assert problems(handover, replace(CLEAN, body=f"{CLEAN.body}\n{words}")) == ()


WORDS = st.lists(
    st.text(st.characters(codec="latin-1", categories=["Ll"]), min_size=4, max_size=9), min_size=9, max_size=20
)


@given(note=WORDS, before=st.text(), after=st.text(), joint=st.sampled_from((" ", "\n", "\u00a0", " – ", "\n> ", "… ")))
def test_a_line_of_an_internal_note_never_passes(note: list[str], before: str, after: str, joint: str) -> None:
    handover = a_handover(internal_note=" ".join(note), customer_reason="")
    found = problems(handover, replace(CLEAN, body=f"{before}\n{joint.join(note)}\n{after}"))
    assert any(one.certain for one in found)


@pytest.mark.parametrize(
    ("body", "kind", "detail", "offer"),
    [
        ("Hi :wave: there", ProblemKind.EMOJI_CODE, ":wave:", "👋"),
        ("Great :thumbsup::skin-tone-3:", ProblemKind.EMOJI_CODE, ":thumbsup::skin-tone-3:", "👍🏼"),
        ("See <https://acme.example|the plan>", ProblemKind.SLACK_MARKUP, "<https://acme.example|the plan>", ""),
        ("In <#C1|acme-help>", ProblemKind.SLACK_MARKUP, "<#C1|acme-help>", ""),
        ("An open [[ bracket", ProblemKind.UNFINISHED, "[[", ""),
        ("The password is Hunter22!x", ProblemKind.SECRET, "", ""),
        ("\u200b \u2060 ", ProblemKind.NO_BODY, "", ""),
    ],
)
def test_what_is_certain_has_to_be_put_right(body: str, kind: ProblemKind, detail: str, offer: str) -> None:
    """C: an emoji code in the e-mail is shown as a mistake with the emoji offered; H: a password in the e-mail is stopped."""
    found = problems(a_handover(), replace(CLEAN, body=body))
    (one,) = (one for one in found if one.kind is kind)
    assert (one.detail, one.offer, one.certain) == (detail, offer, True)


@pytest.mark.parametrize(
    ("body", "kind", "detail"),
    [
        ("Hello.", ProblemKind.SHORT, ""),
        ("Dana was let go last week.", ProblemKind.INTERNAL_WORD, "let go"),
        ("Dana is on parental leave.", ProblemKind.INTERNAL_WORD, "parental leave"),
        ("She left without notice.", ProblemKind.INTERNAL_WORD, "without notice"),
        ("He was dismissed.", ProblemKind.INTERNAL_WORD, "dismissed"),
        ("Our margins are thin.", ProblemKind.INTERNAL_WORD, "Our margins"),
        ("Jonas geht in Elternzeit.", ProblemKind.INTERNAL_WORD, "Elternzeit"),
        ("Hugo a été licencié.", ProblemKind.INTERNAL_WORD, "licencié"),
        ("Carmen está de baja médica.", ProblemKind.INTERNAL_WORD, "baja médica"),
        ("Elena è in maternità.", ProblemKind.INTERNAL_WORD, "maternità"),
        ("A Beatriz foi demitida.", ProblemKind.INTERNAL_WORD, "demitida"),
        ("Your ARR is high.", ProblemKind.INTERNAL_WORD, "ARR"),
        ("A big :party-parrot: day", ProblemKind.PERHAPS_EMOJI, ":party-parrot:"),
        ("This is *important* to us.", ProblemKind.SLACK_MARKS, "*important*"),
        ("Hello [Name],", ProblemKind.PERHAPS_UNFINISHED, "[Name]"),
    ],
)
def test_what_is_not_certain_warns_and_passes_with_a_reason(body: str, kind: ProblemKind, detail: str) -> None:
    """E and H: words about money, health and why somebody leaves, in six languages, are named, and pass with a reason."""
    handover, draft = a_handover(customer_reason=""), replace(CLEAN, body=body)
    found = [one for one in problems(handover, draft) if one.kind is kind]
    assert [(one.detail, one.certain) for one in found] == [(detail, False)]
    passed = replace(draft, exemptions=(Exemption(kind.value, detail, "Their own word for it.", PRIYA, NOW),))
    assert not [one for one in problems(handover, passed) if one.kind is kind]


@pytest.mark.parametrize(
    ("kind", "detail", "before", "after", "left"),
    [
        (ProblemKind.INTERNAL_WORD, "churn", "Less churn, we hope.", "Less  Churn!", True),
        (ProblemKind.INTERNAL_WORD, "let go", "He was let go.", "He has\nleft.", False),
        (ProblemKind.INTERNAL_WORD, "let go", "He was let go.", "He was let\ngo, sadly.", True),
        (ProblemKind.SHORT, "", "Hello.", "Hello again.", True),
        (ProblemKind.SHORT, "", "Hello.", CLEAN.body, False),
        (ProblemKind.PERHAPS_SECRET, "", "The password: Fjordline22!", "The password: Fjordline22!", True),
        (ProblemKind.PERHAPS_SECRET, "", "The password: Fjordline22!", "The password: Fjordline23!", False),
        (ProblemKind.PERHAPS_INTERNAL, "They like it short.", "Short, they like it.", "It is short.", True),
    ],
)
def test_what_was_let_pass_is_told_as_long_as_it_stands_there(
    kind: ProblemKind, detail: str, before: str, after: str, left: bool
) -> None:
    """I: the approver read why a word may stay that was no longer in the letter."""
    passed = Exemption(kind.value, detail, "Their own word for it.", PRIYA, NOW)
    was = replace(CLEAN, body=before, exemptions=(passed,))
    assert exemptions_left(was, replace(was, body=after)) == ((passed,) if left else ())


def test_reasons_in_other_words_are_named_and_what_sounds_like_them_is_not() -> None:
    """H: let go, dismissed, parental leave, left without notice, health, margin, in six languages and other words."""
    said, other = (_phrases(name) for name in ("sensitive.txt", "not_sensitive.txt"))
    assert len(said) > 170
    assert [phrase for phrase in said if not sensitive_words(phrase, ())] == []
    assert [phrase for phrase in other if sensitive_words(phrase, ())] == []


def _phrases(name: str) -> list[str]:
    lines = (Path(__file__).parents[1] / "corpus" / "letters" / name).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if not line.startswith("#")]


@pytest.mark.parametrize(
    "body",
    [
        "Nos vemos el martes, todo sigue igual para ustedes y para su equipo en los próximos meses.",
        "ARR Logistics will hear from Priya on Tuesday at 10:30:00, and everything else stays as it is for you.",
        "Me despido con un saludo cordial y les deseo lo mejor para la nueva etapa con mi compañera Priya.",
        "The price is 5 * 3 and the file is called plan_for_next_week; see you soon, and thank you for your trust.",
    ],
)
def test_what_only_looks_wrong_is_no_problem(body: str) -> None:
    """E: Spanish "todo" and a customer called ARR Logistics."""
    assert problems(a_handover(account="ARR Logistics"), replace(CLEAN, body=body)) == ()


def test_a_reason_that_the_customer_may_know_is_no_sensitive_word() -> None:
    handover = a_handover(customer_reason="Dana is going on parental leave.")
    body = f"{CLEAN.body}\nDana is going on parental leave."
    assert problems(handover, replace(CLEAN, body=body)) == ()


def test_a_link_of_the_notes_is_asked_about() -> None:
    handover = a_handover(internal_note="Numbers: https://sheets.example/d/42.")
    found = problems(handover, replace(CLEAN, body=f"{CLEAN.body}\nSee https://sheets.example/d/42"))
    assert [(one.kind, one.detail, one.certain) for one in found] == [
        (ProblemKind.INTERNAL_LINK, "sheets.example/d/42", False)
    ]


def test_an_address_with_a_letter_of_another_alphabet_is_asked_about() -> None:
    found = problems(a_handover(), replace(CLEAN, to="m\u0430ria@fjordline.example"))
    assert [(one.kind, one.offer) for one in found] == [(ProblemKind.LOOKALIKE_ADDRESS, "\u0430")]


def test_a_body_of_a_few_words_is_short() -> None:
    exactly = " ".join(["word"] * FEWEST_WORDS)
    assert problems(a_handover(), replace(CLEAN, body=exactly)) == ()
    assert [one.kind for one in problems(a_handover(), replace(CLEAN, body=exactly[5:]))] == [ProblemKind.SHORT]


def test_recipients_may_be_parted_in_any_usual_way_and_count_once() -> None:
    assert addresses("a@x.example, b@x.example;c@x.example\n a@x.example ,") == (
        "a@x.example",
        "b@x.example",
        "c@x.example",
    )
    assert bad_addresses("a@x.example, b@, c@d") == ("b@", "c@d")
    assert addresses(
        'Nowak, Marta <m@x.example>, "Ott, Jo" <mailto:jo@x.example>; josé@bücher.example\nb@x..example'
    ) == (
        "m@x.example",
        "jo@x.example",
        "josé@bücher.example",
        "b@x..example",
    )
    assert bad_addresses("josé@bücher.example\nb@x..example, a:b@x") == ("b@x..example", "a:b@x")


@pytest.mark.parametrize("sign", ["\u200b", "\u200d", "\u2060", "\ufeff", "\u00ad", "\u202e", "\u3164", "\u2800"])
def test_an_address_is_taken_without_invisible_signs(sign: str) -> None:
    """C: an address with a zero-width character or other invisible sign."""
    assert addresses(f"ma{sign}ria@fjord{sign}line.example{sign}") == ("maria@fjordline.example",)


def test_full_width_letters_of_an_address_are_the_plain_ones() -> None:
    assert addresses("\uff4d\uff41ria\uff20x.example\uff0cjo@x.example") == ("maria@x.example", "jo@x.example")
