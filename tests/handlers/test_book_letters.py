"""All letters of a book as one file, for whoever leads it."""

import io
from datetime import timedelta
from zipfile import ZipFile

import pytest

from bot.app import Baton
from bot.replay.environment import ReplayEnvironment
from handover.book.jobs import letters
from playground.driver import MemberDriver, Seen
from playground.running import Playground
from playground.seed import MAREK
from tests.conftest import Settle
from tests.handlers.books import HERE, SMALL_BOOK, confirmed, mornings, planned
from tests.handlers.emails import ready_to_approve
from tests.snapshots import begins_after

LIST = """Account Name;Tier;Contact;Contact Email
Aster Yoga;Mid-Market;Maria Olsen;maria@aster.example
Birch Books;Digital;Jo Park;jo@birch.example
Clover Cafe;Digital;;
"""


async def two_letters_written(stage: ReplayEnvironment) -> None:
    """Of a book of three accounts, one letter is approved and one waits for it."""
    settled = stage.settled
    lucas, dana, priya = (stage.playground.member(name) for name in ("Lucas Almeida", "Dana Reyes", "Priya Nair"))
    fields = SMALL_BOOK | {"A list of accounts": [("small.csv", LIST.encode())]}
    await confirmed(lucas, settled, "Approve …", await planned(lucas, settled, **fields))
    await mornings(stage.playground, settled, 2)
    for account in ("Aster Yoga", "Birch Books"):
        await ready_to_approve(dana, settled, account)
        await (await dana.modal()).close(whole_stack=True)
        if account == "Aster Yoga":
            await priya.click("Approve", await priya.message("Is it good to go?"))
            await settled()


@pytest.fixture
@begins_after(two_letters_written)
def written(restored: object) -> object:
    """Let the test begin with one approved letter, and one that waits."""
    return restored


pytestmark = pytest.mark.usefixtures("written", "baton")


async def asked(lucas: MemberDriver, settled: Settle) -> Seen:
    await lucas.click("All e-mails", await lucas.message("accounts*"))
    await settled()
    return lucas.messages()[-1]


def files_of(playground: Playground, lead: MemberDriver) -> list[dict[str, bytes]]:
    """Return what is in each zip file that somebody was sent, by name."""
    files, found = playground.slack.workspace.files, []
    for file in (file for seen in lead.messages() for file in seen.message.files):
        with ZipFile(io.BytesIO(files.content(files.get(file)))) as zipped:
            found.append({name: zipped.read(name) for name in zipped.namelist()})
    return found


async def test_the_lead_gets_what_is_approved_and_reads_what_is_left_out_and_why(
    playground: Playground, lucas: MemberDriver, settled: Settle
) -> None:
    said = (await asked(lucas, settled)).plain()
    assert "1 e-mail to send. The file above has them all, and a list (e-mails.csv) of these and the others." in said
    assert "• Waits for approval (1): Birch Books" in said
    assert "• Not written yet (1): Clover Cafe" in said
    [content] = files_of(playground, lucas)
    assert list(content) == ["Aster Yoga - e-mail.eml", "e-mails.csv"]
    assert b"X-Unsent: 1" in content["Aster Yoga - e-mail.eml"]
    assert b"Birch Books,waits for approval,,," in content["e-mails.csv"]


async def test_pressed_twice_in_a_minute_it_comes_once(
    playground: Playground, lucas: MemberDriver, settled: Settle
) -> None:
    await asked(lucas, settled)
    await asked(lucas, settled)
    assert len(files_of(playground, lucas)) == 1
    assert sum("1 e-mail to send." in seen.plain() for seen in lucas.messages()) == 1


async def test_a_letter_waits_while_somebody_there_is_to_be_told_in_person(
    playground: Playground, lucas: MemberDriver, dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover checklist Aster Yoga")
    await settled()
    form = await dana.modal("Handover checklist")
    people = next(label for label in form.labels() if "eople" in label)
    await form.fill({people: "Maria Olsen, CEO. Tell her personally before the e-mail goes."})
    assert await form.submit() == {}
    await settled()
    said = (await asked(lucas, settled)).plain()
    assert "no e-mail is approved yet, so there is no file." in said
    assert "• Somebody there is to be told in person first (1): Aster Yoga" in said
    assert files_of(playground, lucas) == []


async def test_whoever_does_not_lead_it_gets_none(playground: Playground, baton: Baton, marek: MemberDriver) -> None:
    async with baton.store.begin(HERE) as unit:
        [book] = await unit.books.all()
        await unit.jobs.add(letters(book, MAREK, "2026-03-04-0800"))
    await playground.clock.advance(timedelta(minutes=1))
    assert files_of(playground, marek) == []


async def test_where_slack_takes_no_file_they_read_where_the_letters_are(
    playground: Playground, lucas: MemberDriver, settled: Settle
) -> None:
    playground.slack.switch_uploads(on=False)
    said = (await asked(lucas, settled)).plain()
    assert "I couldn't send you the e-mails of" in said
    assert "Each stands in its own handover" in said
    playground.inspector.forget()
