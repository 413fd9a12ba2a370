"""Who said what and when, for every way in which an answer comes about: the incoming CSM asks them, and the document shows it."""

from datetime import timedelta

from handover.evidence import save_message, with_attachments
from handover.interview.answering import mark_not_applicable
from handover.interview.jobs import SAVED_EDIT
from handover.interview.questions import thread_note
from handover.model.answers import Answer, Evidence, Part
from handover.model.jobs import Job, JobKind
from handover.model.people import Role
from handover.time.timestamps import moment_of
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover
from tests.handover.talk import Talk

PLAN = "https://files.example/plan.pdf"
LATER = NOW + timedelta(hours=1)


def test_a_reply_is_its_authors_at_the_time_it_was_written_with_its_files() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.", "plan.pdf")
    at = moment_of(stamp)
    assert talk.handover.answer("status") == Answer(
        "status",
        (Part("Calm.", DANA, at, stamp),),
        evidence=(Evidence("plan.pdf", PLAN, DANA, at, stamp),),
        by=DANA,
        at=at,
    )


def test_a_second_message_is_the_newest_and_the_first_keeps_its_time() -> None:
    talk = Talk()
    first, second = talk.hear("Calm."), talk.hear("+ But watchful.")
    assert talk.handover.answer("status") == Answer(
        "status",
        (Part("Calm.", DANA, moment_of(first), first), Part("But watchful.", DANA, moment_of(second), second)),
        by=DANA,
        at=moment_of(second),
    )


def test_not_applicable_with_its_reason_is_the_messages_with_its_files() -> None:
    talk = Talk()
    stamp = talk.hear("n/a – they are new", "plan.pdf")
    at = moment_of(stamp)
    assert talk.handover.answer("status") == Answer(
        "status",
        (Part("", DANA, at, stamp, excuse=True),),
        "they are new",
        (Evidence("plan.pdf", PLAN, DANA, at, stamp),),
        by=DANA,
        at=at,
    )


def test_not_applicable_by_the_button_is_the_pressers_and_the_interview_goes_on() -> None:
    talk = Talk()
    talk.settle(mark_not_applicable(talk.handover, talk.current.seq, "They are new.", by=AIKO, now=LATER))
    assert talk.handover.answer("status") == Answer("status", (), "They are new.", by=AIKO, at=LATER)
    assert talk.now_asked == "goals"


def test_an_edit_keeps_the_author_and_says_when_it_was_changed() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.")
    talk.change(stamp, "Calm and happy.", "plan.pdf")
    answer = talk.handover.answer("status")
    (part,), (plan,) = answer.parts, answer.evidence
    assert (part.text, part.by, part.source, part.excuse) == ("Calm and happy.", DANA, stamp, False)
    assert (plan.title, plan.link, plan.by, plan.source) == ("plan.pdf", PLAN, DANA, stamp)
    assert part.at == plan.at > moment_of(stamp)


def test_what_is_deleted_leaves_its_author_and_time_without_words_or_files() -> None:
    talk = Talk()
    stamp = talk.hear("Calm.", "plan.pdf")
    talk.delete(stamp)
    answer = talk.handover.answer("status")
    (part,) = answer.parts
    assert (part.text, part.by, part.source, answer.evidence, answer.given) == ("", DANA, stamp, (), False)
    assert part.at > moment_of(stamp)


def test_a_saved_message_says_who_saved_it_when_and_where_it_is() -> None:
    link = "https://northwind.slack.com/archives/C1/p1"
    saved = save_message(a_handover(), "status", permalink=link, text=" They are calm. ", by=PRIYA, now=LATER)
    assert saved.handover.answer("status").evidence == (Evidence("They are calm.", link, PRIYA, LATER),)


def test_what_is_attached_replaces_what_the_same_message_had() -> None:
    had = Answer(
        "status", evidence=(Evidence("a.pdf", "https://x/a", DANA, NOW, "1.1"), Evidence("b", "https://x/b", DANA, NOW))
    )
    assert with_attachments(had, (), by=PRIYA, at=LATER, source="1.1").evidence == (had.evidence[1],)


def test_a_note_in_the_thread_is_posted_once_for_each_change() -> None:
    assert thread_note(a_handover(), Role.OUTGOING, "edited", "status", "1.1:now") == Job(
        JobKind("saved_edit"),
        "saved_edit:h1:edited:1.1:now",
        "dm:h1:U0DANA",
        "h1",
        {
            "user": DANA,
            "role": "outgoing",
            "what": "edited",
            "subject": "status",
            "seq": "0",
            "stamp": "1.1:now",
            "moves_to": "",
        },
    )
    assert JobKind("saved_edit") == SAVED_EDIT
