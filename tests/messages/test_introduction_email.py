"""The letter itself: it promises what is true, and its link and file arrive as they were written."""

import re
from dataclasses import replace
from datetime import date
from email import message_from_bytes, policy
from typing import Any
from urllib.parse import unquote

import pytest

from handover.introduction.facts import Colleague, CustomerFacts, customer_facts
from handover.model.answers import Answer, Part
from handover.model.areas import Area
from handover.model.cover import CoverEnd
from handover.model.declines import Decline
from handover.model.handover import Contact, Reason
from handover.model.introduction import Introduction
from handover.model.letter_style import Writer
from handover.model.people import Person
from handover.roles import sender
from messages.introduction import email
from tests.examples import AIKO, DANA, LUCAS, NOW, PEOPLE, PRIYA, a_handover
from tests.messages.mail import plain_text

ANSWERED = {"status": Answer("status", (Part("All is well.", DANA, NOW),))}


def body(people: dict[str, Person] | None = None, today: date | None = None, **changes: Any) -> str:
    return email.draft_body(customer_facts(a_handover(**changes), people or PEOPLE, today))


def facts(**changes: Any) -> CustomerFacts:
    return customer_facts(a_handover(**changes), PEOPLE)


def test_somebody_who_changes_roles_promises_to_stay_until_the_last_day() -> None:
    written = body(reason=Reason.PROMOTION, answers=ANSWERED)
    assert "I stay at Priya's side until Monday, 23 March 2026" in written
    assert "Priya and I are going through your goals and your projects." in written
    assert written.endswith("Dana Reyes")


@pytest.mark.parametrize("reason", [Reason.STAFF_LEAVE, Reason.UNDERPERFORMANCE, Reason.PROVIDER_CHANGE])
def test_somebody_who_may_be_away_promises_no_help(reason: Reason) -> None:
    """G: the letter promised "I stay at … side until …" for maternity leave."""
    written = body(reason=reason)
    assert "I stay" not in written
    assert "dana.reyes@" not in written
    assert "Priya is there for you in everything." in written


@pytest.mark.parametrize(
    ("changes", "contact"),
    [
        ({"reason": Reason.PROMOTION}, "Priya Nair is"),
        ({"reason": Reason.ABRUPT_EXIT}, "I am"),
        ({"reason": Reason.UNDERPERFORMANCE}, "Priya Nair is"),
        ({"reason": Reason.STAFF_LEAVE}, "Priya Nair is"),
        ({"reason": Reason.STAFF_LEAVE, "ends_cover": CoverEnd.RETURN}, "Priya Nair is"),
        ({"reason": Reason.STAFF_LEAVE, "ends_cover": CoverEnd.STAYS}, "Priya Nair is"),
    ],
)
def test_a_team_that_takes_over_is_named_with_the_first_contact_there(changes: dict[str, Any], contact: str) -> None:
    said = f" On our side, the Digital Success team looks after you; {contact} your first contact there."
    written = body(incoming_team="the Digital Success team", **changes)
    assert written.count(said) == 1
    assert body(**changes) == written.replace(said, "")


COLLEAGUES = (
    Area(LUCAS, "technical", ("status",), DANA, NOW, for_customer="the technical side"),
    Area("U0EVA", "commercial", ("goals",), DANA, NOW, for_customer="contract and renewal"),
)
EVA = Person("U0EVA", "eva", real_name="Eva Lindqvist")


@pytest.mark.parametrize(
    "changes",
    [
        {"reason": Reason.PROMOTION},
        {"reason": Reason.ABRUPT_EXIT, "leaver": "Sam Lee"},
        {"reason": Reason.UNDERPERFORMANCE},
        {"reason": Reason.STAFF_LEAVE},
        {"reason": Reason.STAFF_LEAVE, "ends_cover": CoverEnd.RETURN},
        {"reason": Reason.STAFF_LEAVE, "ends_cover": CoverEnd.STAYS},
        {"reason": Reason.PROMOTION, "incoming_team": "the Digital Success team"},
    ],
)
def test_colleagues_with_an_area_are_named_where_the_customer_is_to_know_of_them(changes: dict[str, Any]) -> None:
    known = {**PEOPLE, EVA.id: EVA}
    name = f"{PEOPLE[LUCAS].name} ({PEOPLE[LUCAS].email})"
    said = f" {name} looks after the technical side. Eva Lindqvist looks after contract and renewal."
    written = body(known, areas=COLLEAGUES, **changes)
    assert written.count(said) == 1
    assert written.replace(said, "") == body(known, **changes)
    assert f" {name} looks after the technical side." in body(known, areas=COLLEAGUES[:1], **changes)


@pytest.mark.parametrize(
    "area",
    [
        replace(COLLEAGUES[0], for_customer=""),
        replace(COLLEAGUES[0], gone=True),
        replace(COLLEAGUES[0], who="U0NOBODY"),
        replace(COLLEAGUES[0], who="U0EVA"),
        replace(COLLEAGUES[0], who=AIKO),
    ],
    ids=["not for the customer", "gone", "not known", "account closed", "declined"],
)
def test_a_colleague_of_whom_that_is_not_true_any_more_leaves_no_hole(area: Area) -> None:
    known = {**PEOPLE, EVA.id: replace(EVA, deactivated=True)}
    assert body(known, areas=(area,), declines=(Decline(AIKO, "No time", NOW),)) == body(known)


def test_nothing_is_said_about_promises_that_nobody_wrote_down() -> None:
    """G: the letter promised "everything we have promised you" with nothing answered."""
    assert "promised" not in body(reason=Reason.PROMOTION)
    assert "Priya is getting to know your goals" in body(reason=Reason.PROMOTION)
    told = {**ANSWERED, "promises": Answer("promises", (Part("An export.", DANA, NOW),))}
    assert "your projects and what we have promised you" in body(reason=Reason.PROMOTION, answers=told)


@pytest.mark.parametrize("gone", [{"reason": Reason.ABRUPT_EXIT}, {"leaver": "Sam Lee"}])
def test_whoever_stays_writes_and_signs_for_somebody_who_has_gone(gone: dict[str, Any]) -> None:
    """G: an abrupt exit; the letter tells the truth."""
    written = body(**gone)
    assert "my name is Priya Nair, and I am taking over" in written
    assert written.endswith("Priya Nair")
    assert "Dana" not in written.replace("Dana is moving", "")


def test_a_deactivated_colleague_signs_nothing() -> None:
    written = body({**PEOPLE, DANA: replace(PEOPLE[DANA], deactivated=True)}, reason=Reason.LEAVING)
    assert written.endswith("Priya Nair")


def test_days_that_have_passed_are_not_promised() -> None:
    assert "I stay" not in body(today=date(2026, 4, 1), reason=Reason.PROMOTION)


def test_terms_that_may_change_are_not_promised_to_stay() -> None:
    assert "What we agreed stays as it is." in body(reason=Reason.PROMOTION)
    assert "What we agreed stays" not in body(reason=Reason.MERGER)


def test_colleagues_are_called_by_their_real_name_or_as_they_chose() -> None:
    """D: Slack display name "noor.h 🌴 OOO till Mon (she/her)" beside a real name."""
    noor = replace(PEOPLE[PRIYA], name="noor.h 🌴 OOO till Mon (she/her)", real_name="Noor Haddad")
    known = {**PEOPLE, PRIYA: noor}
    assert email.draft_subject(customer_facts(a_handover(), known)) == (
        "Introducing Noor Haddad, your Customer Success Manager"
    )
    chosen = {**PEOPLE, PRIYA: replace(noor, customer_name="Dr. Noor Haddad-Lind")}
    assert customer_facts(a_handover(), chosen).incoming.name == "Dr. Noor Haddad-Lind"
    corrected = a_handover(introduction=Introduction(incoming_name="Noor H. Lind"))
    assert customer_facts(corrected, chosen).incoming.name == "Noor H. Lind"


@pytest.mark.parametrize(
    ("names", "greeted"),
    [
        (["Dr. Jo Park", "Nowak, Marta", "Ms Ana de la Cruz"], "Hello Jo Park, Marta, Ana,"),
        (["Maria Olsen", ""], "Hello all,"),
        (["", ""], "Hello,"),
        ([], "Hello,"),
        (["A B", "C D", "E F", "G H", "I J"], "Hello all,"),
    ],
)
def test_contacts_are_greeted_by_what_is_certain(names: list[str], greeted: str) -> None:
    contacts = tuple(Contact(name, f"c{number}@x.example") for number, name in enumerate(names))
    assert body(contacts=contacts).splitlines()[0] == greeted


def test_a_corrected_name_takes_the_place_of_the_old_one_wherever_it_stands() -> None:
    before, after = facts(), facts(introduction=Introduction(incoming_name="Priyanka Nair", greeting="Ms Olsen"))
    text = "Hello Maria,\n\nPriya Nair takes over. Priya writes soon; Priyadarshi does not."
    assert email.renamed(text, before, after) == (
        "Hello Ms Olsen,\n\nPriyanka Nair takes over. Priyanka writes soon; Priyadarshi does not."
    )


@pytest.mark.parametrize(
    ("to", "sent"),
    [
        ("maria@fjordline.example, jo@fjordline.example", "maria@fjordline.example, jo@fjordline.example"),
        ("maria@bücher.example", "maria@xn--bcher-kva.example"),
        ("josé@fjordline.example", "josé@fjordline.example"),
        ("Nowak, Marta <marta@fjordline.example>", "marta@fjordline.example"),
        ("ma\u200bria@fjordline.example", "maria@fjordline.example"),
        ("a@b..example, maria@fjordline.example, a:b@x, n\x00l@x.example", "maria@fjordline.example"),
    ],
)
def test_the_file_is_a_valid_message_to_whoever_can_be_reached(to: str, sent: str) -> None:
    """H: broken addresses and non-ASCII local parts are left out or sent right."""
    written = email.eml(Introduction(to, "Grüße 👋\nBcc: x@y.example", "Hallo Łódź\n\nTschüss", 1))
    mail = message_from_bytes(written, policy=policy.SMTPUTF8)
    assert (mail["To"], mail["Subject"]) == (sent, "Grüße 👋 Bcc: x@y.example")
    assert mail["Bcc"] is None
    assert mail.defects == []
    assert plain_text(mail).splitlines() == ["Hallo Łódź", "", "Tschüss"]


def test_a_link_with_room_for_everything_lacks_nothing() -> None:
    draft = Introduction("maria@fjordline.example", "Hello", "A few words.\nMore.", 1)
    assert unquote(email.mailto(draft)).endswith("?subject=Hello&body=A few words.\r\nMore.")
    assert email.mailto_lacks(draft) == ()


@pytest.mark.parametrize(
    ("change", "lacks"),
    [
        ({"body": "Ж" * 352}, ("the text",)),
        ({"subject": "Ж" * 400}, ("the text", "the subject")),
        (
            {"to": ", ".join(f"somebody{n}@fjordline.example" for n in range(80))},
            ("the text", "the subject", "the recipients"),
        ),
    ],
)
def test_a_link_that_is_too_long_says_what_it_lacks(change: dict[str, Any], lacks: tuple[str, ...]) -> None:
    """A: a mailto link too long for its bounds lost the body unsaid."""
    draft = replace(Introduction("maria@fjordline.example", "Hello", "A few words.", 1), **change)
    assert email.mailto_lacks(draft) == lacks
    assert len(email.mailto(draft)) <= email.LONGEST_MAILTO


AWAY = {"reason": Reason.STAFF_LEAVE, "back_on": date(2027, 3, 3), "customer_reason": ""}
UNTIL = "until Wednesday, 3 March 2027"
WRITERS: tuple[tuple[dict[str, Any], dict[str, Person]], ...] = (
    ({}, PEOPLE),
    ({}, {user: one for user, one in PEOPLE.items() if user != DANA}),
)
"""Whoever goes on leave writes, or who covers does where they are gone."""


@pytest.mark.parametrize(("change", "people"), WRITERS)
def test_a_cover_is_told_with_the_day_and_never_with_the_reason(
    change: dict[str, Any], people: dict[str, Person]
) -> None:
    """P9, P25, P96."""
    known = customer_facts(a_handover(**AWAY | change), people)
    written = f"{email.draft_subject(known)}\n{email.draft_body(known)}"
    assert "Priya Nair is there for you until 3 March 2027" in written
    assert f"place {UNTIL}" in written
    assert "back on Wednesday, 3 March 2027" in written
    assert "will be your Customer Success Manager" not in written
    assert not re.search(r"\b(leave|parental|absence|sick|holiday)\b", written)


@pytest.mark.parametrize(
    "change", [{"back_on": None}, {"introduction": Introduction(without_day=True)}, {"back_on": date(2026, 3, 1)}]
)
def test_a_cover_is_told_without_a_day_that_nobody_knows_or_nobody_is_to_know(change: dict[str, Any]) -> None:
    known = customer_facts(a_handover(**AWAY | change), PEOPLE, date(2026, 3, 2))
    written = f"{email.draft_subject(known)}\n{email.draft_body(known)}"
    assert "in my place for a while" in written
    assert "We tell you as soon as I am back." in written
    assert "2027" not in written


def test_a_manager_who_writes_says_the_same() -> None:
    manager = replace(facts(**AWAY), manager=Colleague("Aiko Tanaka", "aiko@northwind.example"), writer=Writer.MANAGER)
    assert f"Priya Nair looks after you in Dana's place {UNTIL}." in email.draft_body(manager)
    assert "Dana is back on Wednesday" in email.draft_body(manager)


@pytest.mark.parametrize("writer", list(Writer))
def test_the_customer_hears_who_is_back_or_stays_whoever_writes(writer: Writer) -> None:
    """P9: none of these letters promises anything or has gaps to be filled in."""
    manager = Colleague("Aiko Tanaka", "aiko@northwind.example") if writer is Writer.MANAGER else None
    for end, words in ((CoverEnd.RETURN, "Customer Success Manager"), (CoverEnd.STAYS, "For you nothing changes")):
        known = replace(facts(**AWAY, ends_cover=end), writer=writer, manager=manager, back_on=None)
        written = email.draft_body(known)
        assert words in written
        assert "[[" not in written
        assert "2027" not in written
        assert email.draft_subject(known).startswith("Priya Nair")


LEFT = "Sam Lee, who has looked after you until now, has left the company."
BY_WHOM = {
    "the manager answers": {"outgoing": AIKO, "manager": AIKO},
    "the backup answers": {"outgoing": LUCAS, "manager": AIKO, "backup": LUCAS},
    "the incoming CSM is alone": {"outgoing": PRIYA, "manager": ""},
    "a colleague was chosen": {"outgoing": DANA, "manager": AIKO},
}


@pytest.mark.parametrize("reason", [reason for reason in Reason if reason is not Reason.STAFF_LEAVE])
@pytest.mark.parametrize("changes", BY_WHOM.values(), ids=BY_WHOM)
def test_whoever_stays_says_that_the_one_before_has_left(reason: Reason, changes: dict[str, str]) -> None:
    """Also where the reason was another one before they had gone (P7)."""
    handover = a_handover(reason=reason, leaver="Sam Lee", answers=ANSWERED, **changes)
    written = email.draft_body(customer_facts(handover, PEOPLE))
    assert written.count(LEFT) == 1
    assert written.count("Sam Lee") == 1, "no help of theirs is promised, and they sign nothing"
    assert "I stay at" not in written
    signer = PEOPLE[sender(handover)].name
    assert written.endswith(signer)
    assert PEOPLE[sender(handover)].id in (PRIYA, handover.manager)
