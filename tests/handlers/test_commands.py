"""`/handover` and its verbs through the front door, the choice of a handover, and what strangers learn: nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.replay.environment import ReplayEnvironment
from handlers.commands import VERBS
from messages.commands import COMMANDS
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.opening import open_handover
from tests.snapshots import Snapshot, begins_after

pytestmark = pytest.mark.usefixtures("baton")


async def answer(person: MemberDriver, line: str, where: str = "general") -> str:
    """Run a command in a channel and return what only this person then sees as the newest message."""
    await person.command(line, where)
    newest = person.messages(where)[-1]
    assert newest.message.ephemeral_to == person.id
    return newest.plain()


async def both_opened(stage: ReplayEnvironment) -> None:
    await open_handover(stage.dana, "Fjordline Logistics", stage.settled)
    await open_handover(stage.dana, "Acme Corp", stage.settled)


@pytest.fixture
@begins_after(both_opened)
def two_handovers() -> None:
    """Begin with handovers of Fjordline Logistics and Acme Corp, from Dana to Priya."""


@pytest.mark.parametrize("line", ["/handover", "/handover help", "/handover HELP"])
async def test_help_names_every_command(dana: MemberDriver, line: str) -> None:
    words = await answer(dana, line)
    assert all(command.usage in words for command in COMMANDS)


async def test_words_that_mean_no_part_of_the_list_are_said_to_and_nothing_to_reopen_is_not_something_to_start(
    dana: MemberDriver, opened: object, settled: Settle
) -> None:
    """I: a filter that is none is not passed over in silence; what is offered fits what was asked for."""
    words = await answer(dana, "/handover list blocked")
    assert "`late` or have `ended`" in words
    assert "I don't know “blocked”" in words
    assert "Fjordline Logistics" in words
    for line, said in (
        ("/handover reopen", "ended"),
        ("/handover reopen nobody at all", "that have ended is called"),
        ("/handover reopen fjordline", "the handover is open"),
    ):
        await dana.command(line)
        await settled()
        form = await dana.modal()
        assert said in form.plain()
        assert "Start handover …" not in form.buttons()
        await form.close()


@pytest.mark.parametrize(
    ("typed", "guess"),
    [("stats", "status"), ("hlep", "help"), ("chekclist", "checklist"), ("strat", "start"), ("canel acme", "cancel")],
)
async def test_what_is_mistyped_is_guessed(dana: MemberDriver, typed: str, guess: str) -> None:
    assert f"Did you mean `/handover {guess}`?" in await answer(dana, f"/handover {typed}")


async def test_nonsense_is_answered_with_help_and_does_nothing(dana: MemberDriver) -> None:
    words = await answer(dana, "/handover <!channel> 🤷")
    assert "I don't know" in words
    assert "Did you mean" not in words
    assert "/handover status [account]" in words


async def test_every_verb_has_an_entry(playground: Playground) -> None:
    assert playground.inspector.rules_broken == []
    assert list(VERBS) == [command.verb for command in COMMANDS]


async def test_with_no_handover_there_is_a_way_to_start_one(dana: MemberDriver) -> None:
    assert "[Start handover …]" in await answer(dana, "/handover list")
    assert "[Start handover …]" in await answer(dana, "/handover status")
    await dana.click("Start handover")
    assert (await dana.modal()).title == "Start handover"


@pytest.mark.usefixtures("opened")
async def test_the_only_one_is_meant_without_its_name(dana: MemberDriver, settled: Settle) -> None:
    words = await answer(dana, "/handover status")
    assert words.startswith("*Fjordline Logistics*")
    assert "Answers to 22 questions" in words


@pytest.mark.usefixtures("opened")
async def test_the_status_of_a_cancelled_handover_says_so_and_offers_to_reopen_it(
    dana: MemberDriver, settled: Settle
) -> None:
    await dana.command("/handover cancel fjord", "general")
    await settled()
    await (await dana.modal("Cancel handover")).submit()
    await settled()
    words = await answer(dana, "/handover status fjordline")
    assert words.startswith("*Fjordline Logistics*")
    assert "This handover was cancelled by @Dana Reyes" in words
    assert "[Reopen …]" in words


@pytest.mark.usefixtures("two_handovers")
class TestOfTwo:
    async def test_the_name_decides_in_any_case_and_in_part(self, dana: MemberDriver) -> None:
        assert (await answer(dana, "/handover status ACME  corp")).startswith("*Acme Corp*")
        assert (await answer(dana, "/handover status fjord")).startswith("*Fjordline Logistics*")

    async def test_the_channel_decides(self, dana: MemberDriver) -> None:
        assert (await answer(dana, "/handover status", "handover-acme-corp")).startswith("*Acme Corp*")

    async def test_else_a_menu_asks_and_goes_on(self, dana: MemberDriver, settled: Settle) -> None:
        assert "Which handover do you mean?" in await answer(dana, "/handover status")
        await dana.choose("handover.pick", "Acme Corp (until Mon 23 Mar)", dana.messages("general")[-1])
        await settled()
        assert dana.messages("general")[-1].plain().startswith("*Acme Corp*")

    async def test_a_name_like_another_is_asked_about(self, dana: MemberDriver) -> None:
        words = await answer(dana, "/handover status Fjordlyne Logistics")
        assert "Is it one of these?" in words

    async def test_a_form_asks_in_its_own_place_and_goes_on(self, dana: MemberDriver, settled: Settle) -> None:
        await dana.command("/handover email", "general")
        await settled()
        asked = await dana.modal("Introduction e-mail")
        assert "Which handover do you mean?" in asked.plain()
        await asked.fill({"Choose a handover": "Acme Corp (until Mon 23 Mar)"})
        await settled()
        form = await dana.modal("Introduction e-mail")
        assert "Subject" in form.labels()

    async def test_the_list_shows_both_with_what_is_next(self, dana: MemberDriver) -> None:
        words = await answer(dana, "/handover list")
        assert "You are in 2 open handovers" in words
        assert words.count("Yours next: ") == 2

    async def test_strangers_learn_no_name(self, playground: Playground) -> None:
        marek = playground.member("Marek Novák")
        for line in ("/handover status Acme", "/handover status Acme Corp", "/handover status", "/handover list"):
            words = await answer(marek, line)
            assert "Corp" not in words.replace("“Acme Corp”", "")
            assert "[Start handover …]" in words

    async def test_somebody_who_has_become_a_guest_learns_nothing_any_more(
        self, playground: Playground, settled: Settle
    ) -> None:
        priya = playground.member("Priya Nair")
        playground.workspace.members.put(replace(playground.workspace.members.get(priya.id), is_restricted=True))
        await settled()
        assert "Corp" not in await answer(priya, "/handover status")
        assert "Corp" not in await answer(priya, "/handover list")

    async def test_an_admin_may_ask_by_name(self, playground: Playground) -> None:
        lucas = playground.member("Lucas Almeida")
        assert (await answer(lucas, "/handover status acme corp")).startswith("*Acme Corp*")

    async def test_an_admin_is_shown_the_handovers_of_others_to_open(
        self, playground: Playground, settled: Settle
    ) -> None:
        lucas = playground.member("Lucas Almeida")
        words = await answer(lucas, "/handover list")
        assert "You are in no open handover" in words
        assert "you can open 2 other handovers as well" in words
        assert words.count("[Open]") == 2
        await lucas.click("Open")
        await settled()
        assert "@Dana Reyes to @Priya Nair" in (await lucas.modal("Handover")).plain()

    async def test_a_stranger_in_the_channel_is_refused_kindly(self, playground: Playground) -> None:
        channel = playground.workspace.channels.find("handover-acme-corp")
        marek = playground.member("Marek Novák")
        playground.workspace.channels.add_member(channel, marek.id)
        assert "Only the people in a handover" in await answer(marek, "/handover status", channel.name)


@pytest.mark.parametrize(
    "line",
    [
        "/handover status\u00a0O'Neill & Sons",
        "/handover status O’Neill & Sons",
        '/handover status "O\'Neill\u200b & Sons"',
        "/handover\u3000STATUS “O’Neill\u202f& Sons”",
    ],
)
async def test_a_name_is_found_however_the_keyboard_writes_it(dana: MemberDriver, settled: Settle, line: str) -> None:
    """C: `/handover status` + no-break space + name, another apostrophe, quotes, invisible signs."""
    await open_handover(dana, "O'Neill & Sons", settled)
    assert "O'Neill &" in (await answer(dana, line.replace("/handover\u3000", "/handover ")))


@pytest.mark.parametrize("typed", ["“O’Neill\u00a0& Sons”", "oneill and sons"])
async def test_a_second_handover_of_one_account_is_noticed_in_another_spelling(
    dana: MemberDriver, settled: Settle, typed: str
) -> None:
    """C: two handovers of one customer are not opened unnoticed by a typographic apostrophe, or without "&"."""
    await open_handover(dana, "O'Neill & Sons", settled)
    await dana.command(f"/handover start {typed}")
    await settled()
    assert "already" in (await dana.modal()).plain()


async def test_a_customer_named_like_a_web_address_keeps_its_name(dana: MemberDriver, settled: Settle) -> None:
    """C: Slack sends `<http://Booking.com|Booking.com>`; the form and the search work with the name."""
    await dana.command("/handover start Booking.com")
    await settled()
    assert (await dana.modal("Start handover")).value("Account") == "Booking.com"
    await (await dana.modal()).close(whole_stack=True)
    await open_handover(dana, "Booking.com", settled)
    assert "*Booking.com*" in (status := await answer(dana, "/handover status Booking.com"))
    assert "http://" not in status


@pytest.mark.parametrize("typed", ["Fjordline Logistics", "fjordline", '"Fjordline Logistics"', "fjordline."])
async def test_a_customer_without_a_verb_is_asked_about(opened: Snapshot, dana: MemberDriver, typed: str) -> None:
    """C: `/handover Fjordline` did not know a verb "Fjordline"."""
    assert (await answer(dana, f"/handover {typed}")).startswith("*Fjordline Logistics*")


@pytest.mark.parametrize("typed", ["?", "--help", "-help", "/help", "Help!"])
async def test_help_is_found_however_it_is_asked_for(dana: MemberDriver, typed: str) -> None:
    assert (await answer(dana, f"/handover {typed}")).startswith("*Here is what I can do*")


@pytest.mark.parametrize("verb", ["pause", "resume", "complete", "cancel", "email", "checklist", "edit"])
async def test_a_name_of_one_that_has_ended_is_not_said_to_be_unknown(
    opened: Snapshot, dana: MemberDriver, settled: Settle, verb: str
) -> None:
    """G: pause, complete and the like after the end said "I know no handover of that name" and offered to start one."""
    await dana.command("/handover cancel fjordline")
    await settled()
    form = await dana.modal("Cancel handover")
    await form.fill({"Why?": "They stay."})
    await form.submit()
    await settled()
    assert not dana.has_modal
    said = await shown_by(dana, f"/handover {verb} fjordline", settled)
    assert "I know no handover" not in said
    assert "cancelled" in said


async def shown_by(person: MemberDriver, line: str, settled: Settle) -> str:
    """Run a command and return what it shows: the newest message, and the modal if one opens."""
    await person.command(line)
    await settled()
    modal = (await person.modal()).plain() if person.has_modal else ""
    return f"{person.messages()[-1].plain()}\n{modal}"


async def test_a_customer_left_without_notice_whose_contract_renews_soon_is_listed_first(
    opened: object, playground: Playground, dana: MemberDriver, aiko: MemberDriver, settled: Settle
) -> None:
    """P7, P111: though what is late in another handover is late for longer."""
    await playground.clock.advance(timedelta(days=8))
    await settled()
    exits = {"Reason": "The CSM left without notice", "Renewal date": "2026-04-10"}
    await open_handover(dana, "Zephyr Foods", settled, **exits)
    words = await answer(aiko, "/handover list")
    assert words.index("Zephyr Foods") < words.index("Fjordline Logistics")
