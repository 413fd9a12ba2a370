"""What goes to another department: nothing of private life or why, in whatever words; and the rules of handing over."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handover.department import sending
from handover.department.contents import contents
from handover.model.answers import Answer, Part
from handover.model.audit import Override, OverrideKind
from handover.model.declines import Decline
from handover.model.department import Standing
from handover.model.field_problems import FieldProblems
from handover.model.handover import Handover, Reason, Status
from handover.model.people import Person
from handover.model.receiver import Receiver, ReceiverKind
from handover.model.refusals import NotAParticipant
from handover.release.releasing import NotAsShown
from tests.examples import DANA, NOW, PRIYA, a_handover

SALES = Receiver(ReceiverKind.DEPARTMENT, "Sales", person="U0MAREK001")
MAREK = Person("U0MAREK001", "Marek")
LATER = NOW + timedelta(hours=2)
PRIVATE = (
    *(
        "parental leave",
        "Maternity-leave",
        "ＳＩＣＫ  leave",
        "her burn-out",
        "underperforming",
        "gave his notice",
        "made redundant",
    ),
    *(
        "joins a competitor",
        "her workload",
        "too many accounts",
        "health reasons",
        "she resigned",
        "complaints about her",
    ),
    *(
        "Elternzeit",
        "im Mutterschutz",
        "MUTTERSCHAFTSURLAUB",
        "krankgeschrieben",
        "hat gekuendigt",
        "hat gekündigt",
        "abgemahnt",
    ),
    *("wechselt zur Konkurrenz", "aus familiären Gründen", "zu viele Kunden"),
    *(
        "congé maternité",
        "conge maternite",
        "en arrêt maladie",
        "enceinte",
        "licencié",
        "a démissionné",
        "chez un concurrent",
    ),
    *(
        "baja por maternidad",
        "embarazada",
        "motivos personales",
        "fue despedido",
        "bajo rendimiento",
        "exceso de trabajo",
    ),
    *(
        "licença-maternidade",
        "grávida",
        "pediu demissão",
        "razões pessoais",
        "para a concorrência",
        "carga de trabalho",
    ),
    *("育休", "産休に入り", "体調不良のため", "退職します", "一身上の都合", "うつ病"),
)
TOLD = (
    "They look at a competitor, and their health score is 7.",
    "Performance of the API is poor since May; the server was overloaded.",
    "A complaint about late deliveries: Maria wants a call.",
    "Der Vertrag wurde gekündigt, das Konzept überarbeitet.",
    "Les licences logicielles courent jusqu'en mai; la performance est bonne.",
    "La competencia ofrece lo mismo; el rendimiento del servidor es bueno.",
    "O desempenho do sistema está bom. A concorrência baixou os preços.",
    "競合他社と比較しています。性能は良好です。",
    "The family plan, sick pay module and quiet hours: all sold.",
)
REASONS_GIVEN = "She moves to be near her mother.", "He asked for it himself.", "They fell out over the pilot."


def told(text: str, **changes: object) -> Handover:
    """A handover whose first item says this."""
    handover = replace(a_handover(), reason=Reason.REORGANISATION, receiver=SALES)
    item = handover.playbook.items[0].key
    return replace(handover, answers={item: Answer(item, (Part(text, DANA, NOW),), by=DANA, at=NOW)}, **changes)  # type: ignore[arg-type]


def said(handover: Handover) -> str:
    return "\n".join(line for part in contents(handover).parts for line in part.lines)


@given(st.sampled_from(PRIVATE), st.sampled_from(("{}", "Dana, {}.", "It is about {}, I hear", "({})")), st.booleans())
def test_no_line_with_a_word_of_private_life_or_why_is_in_it_and_each_is_named(
    word: str, around: str, shouted: bool
) -> None:
    line = around.format(word.upper() if shouted else word)
    handover = told(f"They like mornings.\n{line}\nBergen is next.")
    assert said(handover).splitlines()[:2] == ["They like mornings.", "Bergen is next."]
    assert [one.line for one in contents(handover).left_out] == [line]


def test_what_the_next_team_has_to_know_of_the_customer_is_in_it_in_six_languages() -> None:
    """ "competitor", "health", "performance" and "complaint" alone tell nothing of a colleague."""
    handover = told("\n".join(TOLD))
    assert contents(handover).left_out == ()


def test_reasons_that_people_gave_are_not_in_it_even_where_an_answer_repeats_one() -> None:
    note, why, declined = REASONS_GIVEN
    handover = told(
        f"Bergen is next.\n{note}",
        internal_note=note,
        overrides=(Override(OverrideKind.READINESS, why, DANA, NOW),),
        declines=(Decline(PRIYA, declined, NOW),),
        pause_reason=why,
    )
    for one in REASONS_GIVEN:
        assert one not in said(handover)
    assert "Bergen is next." in said(handover)


def test_what_looks_like_a_password_is_not_in_it() -> None:
    handover = told("Bergen is next.\nPassword: hunter2Correct!")
    assert "hunter2" not in said(handover)


def delivered() -> Handover:
    sent = sending.send(told("Bergen is next."), 0, by=DANA, now=NOW).handover
    return sending.delivering(sent, 0, LATER).handover


def test_pressing_twice_hands_over_one_version_and_the_next_waits_until_that_is_delivered() -> None:
    first = sending.send(told("Bergen is next."), 0, by=DANA, now=NOW)
    assert [job.kind for job in first.jobs] == ["department_files"]
    assert sending.send(first.handover, 0, by=DANA, now=LATER).jobs == ()
    with pytest.raises(NotAsShown):
        sending.send(first.handover, 1, by=DANA, now=LATER)
    assert len(sending.send(delivered(), 1, by=DANA, now=LATER).handover.department_versions) == 2


def test_it_is_taken_back_only_before_it_is_delivered() -> None:
    sent = sending.send(told("Bergen is next."), 0, by=DANA, now=NOW).handover
    back = sending.take_back(sent, 0, by=PRIYA, now=LATER).handover
    assert back.department_versions[0].standing is Standing.TAKEN_BACK
    with pytest.raises(NotAsShown):
        sending.delivering(back, 0, LATER)
    with pytest.raises(sending.DeliveredAlready):
        sending.take_back(delivered(), 0, by=DANA, now=LATER)


def test_only_its_receiver_answers_and_only_what_was_delivered() -> None:
    handover = delivered()
    assert sending.receiver_only(handover, MAREK, 0) is handover
    for other in (Person(DANA, "Dana"), replace(MAREK, guest=True), Person("U0ADMIN", "Lucas", admin=True)):
        with pytest.raises(NotAParticipant):
            sending.receiver_only(handover, other, 0)
    with pytest.raises(NotAsShown):
        sending.acknowledge(sending.send(told("x"), 0, by=DANA, now=NOW).handover, 0, LATER)


def test_what_the_receiver_says_can_be_undone_step_by_step() -> None:
    missed = sending.miss(delivered(), 0, " Who signs? ", "", LATER).handover
    confirmed = sending.acknowledge(missed, 0, LATER).handover
    assert confirmed.department_versions[0].standing is Standing.ACKNOWLEDGED
    again = sending.undo_answer(confirmed, 0, LATER).handover
    assert (again.department_versions[0].standing, again.department_versions[0].missing) == (
        Standing.MISSING,
        "Who signs?",
    )
    undone = sending.undo_answer(again, 0, LATER).handover
    assert undone.department_versions == delivered().department_versions
    assert [one.open for one in undone.questions] == [False]


def test_what_is_missing_is_asked_about_the_item_that_was_chosen_and_asked_anew_in_other_words() -> None:
    once = sending.miss(delivered(), 0, "Who signs?", "status", LATER).handover
    [question] = once.questions
    assert (question.item, question.text, question.asked_by, question.open) == ("status", "Who signs?", MAREK.id, True)
    assert once.department_versions[0].question == question.id
    assert sending.miss(once, 0, "Who signs?", "status", LATER).handover == once
    twice = sending.miss(once, 0, "Who signs, and where?", "status", LATER).handover
    assert [(one.text, one.open) for one in twice.questions] == [("Who signs?", False), ("Who signs, and where?", True)]


def test_nobody_is_asked_while_it_is_paused_or_where_nothing_is_answered() -> None:
    for nobody in (replace(delivered(), status=Status.PAUSED), replace(delivered(), answers={})):
        missed = sending.miss(nobody, 0, "Who signs?", "status", LATER).handover
        assert (missed.questions, missed.department_versions[0].question) == ((), "")
        assert missed.department_versions[0].missing == "Who signs?"


@pytest.mark.parametrize(
    ("changes", "problem"),
    [
        ({"guest": True}, "no_colleague"),
        ({"external": True}, "no_colleague"),
        ({"deactivated": True}, "deactivated"),
        ({"is_bot": True}, "bot"),
    ],
)
def test_who_is_no_full_member_gets_nothing(changes: dict[str, bool], problem: str) -> None:
    with pytest.raises(FieldProblems) as caught:
        sending.set_receiver(told("x"), " ", replace(MAREK, **changes))  # type: ignore[arg-type]
    assert caught.value.problems == {"department": "missing", "colleague": problem}
