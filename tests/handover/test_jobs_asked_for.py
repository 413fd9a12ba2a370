"""The jobs that single rules ask for, field by field: kinds, keys and references are stored, and read by later versions."""

from dataclasses import replace
from datetime import date

import pytest

from handover.access import participants_only, visible
from handover.digest.schedule import digest, digest_refresh
from handover.document import document_wanted
from handover.failures import PERSON, after_change, failure_notice, who_can_act
from handover.introduction.drafting import approval_wanted, introduction_ready
from handover.model.handover import Status
from handover.model.jobs import Job, JobKind
from handover.model.people import Person
from handover.model.refusals import NotAParticipant
from handover.opening.jobs import furnishing, open_channel, open_channel_instead, welcomes
from handover.overview import summary_card
from handover.people import person_check
from handover.queries import Query, answer
from tests.examples import AIKO, DANA, LUCAS, PEOPLE, PRIYA, a_handover

DAY = date(2026, 3, 3)


def test_a_digest_is_asked_for_once_a_day_and_is_not_urgent() -> None:
    ref = {"user": DANA, "day": "2026-03-03"}
    assert digest(DANA, DAY) == Job(
        JobKind("digest"), "digest:U0DANA:2026-03-03", "digest:U0DANA", "", ref, urgent=False
    )


def test_a_digest_is_brought_up_to_date_as_often_as_needed() -> None:
    ref = {"user": DANA, "day": "2026-03-03"}
    assert digest_refresh(DANA, DAY) == Job(
        JobKind("digest_refresh"), "digest_refresh:U0DANA:2026-03-03", "digest:U0DANA", "", ref, again=True
    )


def test_a_person_is_checked_again_and_not_urgently() -> None:
    key = "person_check:U0DANA"
    assert person_check(DANA) == Job(JobKind("person_check"), key, key, "", {"user": DANA}, again=True, urgent=False)


def test_a_message_is_answered_once_in_its_thread() -> None:
    asked = answer("Ev1", where="D1", thread="1.2", user=DANA, wanted=Query.REFUSAL, about="h1", words="No.")
    ref = {"channel": "D1", "thread": "1.2", "user": DANA, "wanted": "refusal", "words": "No.", "message": ""}
    assert asked == Job(JobKind("answer"), "answer:Ev1", "answer:D1:1.2", "h1", ref)
    bare = answer("Ev2", where="D1", thread="", user=DANA, wanted=Query.HELP)
    assert (bare.about, bare.ref["words"]) == ("", "")


def test_the_one_document_is_brought_up_to_date_as_often_as_asked_for() -> None:
    handover = a_handover()
    wanted = document_wanted(handover, DANA)
    assert wanted.handover is handover
    assert wanted.jobs == (Job(JobKind("handover_document"), "handover_document:h1", "channel:h1", "h1", again=True),)


def test_the_document_of_what_has_ended_goes_to_whoever_asks() -> None:
    [job] = document_wanted(a_handover(status=Status.CANCELLED), DANA).jobs
    key, lane = f"handover_document:h1:{DANA}", f"dm:h1:{DANA}"
    assert job == Job(JobKind("handover_document"), key, lane, "h1", {"user": DANA}, again=True)


@pytest.mark.parametrize(
    ("user", "each", "subject"),
    [("", False, "invite"), (DANA, False, DANA), (DANA, True, f"{DANA}:invite"), ("", True, "invite")],
)
def test_a_failure_is_told_once_per_person_or_kind_and_cause(user: str, each: bool, subject: str) -> None:
    ref = {"what": "invite", "why": "guest", "user": user}
    assert failure_notice("h1", "invite", "guest", user, each=each) == Job(
        JobKind("trouble"), f"trouble:h1:{subject}:guest", f"trouble:h1:{user}", "h1", ref
    )
    assert failure_notice("h1", "invite", "guest").key == "trouble:h1:invite:guest"


def test_each_of_the_others_is_asked_to_approve_one_version() -> None:
    assert approval_wanted("h1", 3, PRIYA) == Job(
        JobKind("approval_wanted"),
        "approval_wanted:h1:3:U0PRIYA",
        "approval:h1:U0PRIYA",
        "h1",
        {"user": PRIYA, "version": "3"},
        again=True,
    )


def test_the_approved_version_is_shown_in_the_channel() -> None:
    key = "introduction_ready:h1:3"
    ready = Job(JobKind("introduction_ready"), key, "channel:h1", "h1", {"version": "3"}, again=True)
    assert introduction_ready("h1", 3) == ready


def test_the_channel_is_opened_once_and_once_more_for_each_that_was_lost() -> None:
    kind = JobKind("open_channel")
    assert open_channel("h1") == Job(kind, "open_channel:h1", "channel:h1", "h1")
    instead = Job(kind, "open_channel:h1:C0LOST", "channel:h1", "h1", {"instead_of": "C0LOST"})
    assert open_channel_instead("h1", "C0LOST") == instead


def test_people_card_and_links_are_brought_into_the_channel_as_often_as_needed() -> None:
    assert furnishing(a_handover()) == (
        Job(JobKind("invite"), "invite:h1", "channel:h1", "h1", again=True),
        Job(JobKind("summary_card"), "summary_card:h1", "channel:h1", "h1", again=True),
        Job(JobKind("bookmarks"), "bookmarks:h1", "channel:h1", "h1", again=True),
    )


@pytest.mark.parametrize("again", [False, True])
def test_each_person_is_welcomed_once_in_their_first_role(*, again: bool) -> None:
    def welcomed(role: str, user: str) -> Job:
        ref = {"user": user, "role": role}
        lane = "welcome:U0AIKO" if role == "manager" else f"dm:h1:{user}"
        return Job(JobKind("welcome"), f"welcome:h1:{role}", lane, "h1", ref, again=again)

    three = (welcomed("outgoing", DANA), welcomed("incoming", PRIYA), welcomed("manager", AIKO))
    assert welcomes(a_handover(), again=again) == three
    assert welcomes(a_handover(manager=PRIYA), again=again) == three[:2]
    assert welcomes(a_handover(manager=""), again=again) == three[:2]


def test_open_handovers_hear_of_somebody_who_cannot_take_part_any_more() -> None:
    dana, gone = PEOPLE[DANA], replace(PEOPLE[DANA], deactivated=True)
    both = (a_handover(), a_handover(id="h2", status=Status.CANCELLED))
    told = failure_notice("h1", PERSON, "deactivated", DANA, again=True)
    assert after_change(dana, gone, both) == (told, summary_card("h1"))
    assert after_change(gone, dana, both) == (told, summary_card("h1")), "the note says that they are back"
    assert after_change(gone, gone, both) == ()
    assert after_change(dana, dana, both) == ()


def test_the_opener_is_told_first_else_the_first_who_can_read_it() -> None:
    handover = a_handover(opened_by=LUCAS)
    assert who_can_act(handover, PEOPLE, "") == LUCAS
    assert who_can_act(handover, PEOPLE, LUCAS) == AIKO
    assert who_can_act(handover, {}, LUCAS) == AIKO
    without_aiko = PEOPLE | {AIKO: replace(PEOPLE[AIKO], guest=True)}
    assert who_can_act(handover, without_aiko, LUCAS) == PRIYA
    without_priya = without_aiko | {PRIYA: replace(PEOPLE[PRIYA], deactivated=True)}
    assert who_can_act(handover, without_priya, LUCAS) == DANA
    assert who_can_act(handover, without_priya | {DANA: replace(PEOPLE[DANA], guest=True)}, LUCAS) == ""


def test_only_the_handovers_one_may_see_are_visible() -> None:
    theirs, others = a_handover(), a_handover(id="h2", outgoing="U9", incoming="U8", manager="U7", opened_by="U9")
    assert visible((theirs, others), PEOPLE[DANA]) == (theirs,)
    assert visible((theirs, others), PEOPLE[LUCAS]) == (theirs, others)
    assert visible((theirs, others), replace(PEOPLE[DANA], guest=True)) == ()


def test_who_is_refused_hears_of_which_account() -> None:
    with pytest.raises(NotAParticipant) as caught:
        participants_only(a_handover(), Person("U0MAREK", "Marek"))
    assert "Fjordline Logistics" in caught.value.args
