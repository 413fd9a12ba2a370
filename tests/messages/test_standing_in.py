"""What somebody's long absence says in the morning: of one handover, and of a whole book in one line."""

from dataclasses import replace
from datetime import UTC, date, datetime

from handover.digest.today import entry_status, select_for_digest
from handover.model.handover import Handover
from handover.standing_in import absence_news
from messages.digest.message import DigestContent, digest
from messages.kit.message import Message
from tests.examples import DANA, PRIYA, a_handover, a_person
from tests.handover.answers import answered

MAREK = "U0MAREK"
TUESDAY, BACK = date(2026, 3, 3), date(2026, 3, 12)
PEOPLE = {
    PRIYA: a_person(PRIYA, away_from=TUESDAY, away_until=BACK),
    MAREK: a_person(MAREK, name="Marek Novák"),
    DANA: a_person(DANA),
}


def morning(handovers: list[Handover], user: str, day: date = TUESDAY) -> Message:
    person = PEOPLE[user]
    news = [todo for one in handovers for todo in absence_news(one, person, PEOPLE, day, ())]
    found = select_for_digest(handovers, person, day, people=PEOPLE, news=news)
    entries = [entry_status(todo.handover, todo.subject, person, day, PEOPLE) for todo in found.todos]
    return digest(person, DigestContent(entries, day, datetime(2026, 3, 3, 9, tzinfo=UTC), found.more))


def test_of_one_handover_it_says_what_is_the_backups_now() -> None:
    text = morning([a_handover(backup=MAREK, answers=answered("status", accepted=False))], MAREK).text
    assert "*Fjordline Logistics* · <@U0PRIYA> is away until Thu 12 Mar" in text
    assert "Now that is: Review of 1 answer." in text
    assert "*Fjordline Logistics* · for <@U0PRIYA>, away until Thu 12 Mar · due" in text


def test_a_whole_book_is_one_line_that_leaves_room_for_what_is_to_be_done() -> None:
    answers = answered("status", accepted=False)
    book = [
        a_handover(id=f"h{n}", account=f"Account {n} {'x' * 200}", backup=MAREK, answers=answers) for n in range(30)
    ]
    said = morning(book, MAREK)
    assert said.text.startswith("Good morning, Marek. Three things for today.\n*<@U0PRIYA> is away until Thu 12 Mar.*")
    assert "20 handovers:" in said.text
    assert said.text.count("for <@U0PRIYA>, away until") == 2
    assert max(len(block["text"]["text"]) for block in said.blocks if block["type"] == "section") <= 3000
    menu = next(element for block in said.blocks for element in block.get("elements", ()) if "options" in element)
    assert len(menu["options"]) == 20


def test_whoever_is_back_reads_what_was_done_for_them() -> None:
    handover = a_handover(backup=MAREK)
    given = {
        key: replace(one, accepted_by=MAREK, accepted_at=datetime(2026, 3, 5, 9, tzinfo=UTC))
        for key, one in answered("status", "goals").items()
    }
    text = morning([replace(handover, answers=given)], PRIYA, BACK).text
    assert "*Fjordline Logistics* · while you were away\n<@U0MAREK> accepted 2 answers for you." in text
    before = {key: replace(one, accepted_at=datetime(2026, 3, 2, 9, tzinfo=UTC)) for key, one in given.items()}
    assert "while you were away" not in morning([replace(handover, answers=before)], PRIYA, BACK).text
