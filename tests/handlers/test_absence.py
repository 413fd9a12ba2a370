"""An absence that is planned: the mornings go on until it begins, and the others in the handover see it coming."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.handlers.absences import away
from tests.handlers.digests import mornings
from tests.snapshots import Snapshot

CHANNEL = "handover-fjordline-logistics"
AHEAD = "Priya Nair is away Thu 5 Mar until Mon 9 Mar."
BEGUN = "Priya Nair is away until Mon 9 Mar."


@pytest.fixture
async def priya(opened: Snapshot, playground: Playground, baton: Baton, settled: Settle) -> MemberDriver:
    """Priya on Monday 2 March, who takes Fjordline over from Dana."""
    return playground.member("Priya Nair")


async def card(person: MemberDriver) -> str:
    return (await person.message("Who is on what", CHANNEL)).plain()


async def home(person: MemberDriver, settled: Settle) -> str:
    person.open_home()
    await settled()
    return (await person.home()).plain()


async def status(person: MemberDriver, settled: Settle) -> str:
    await person.command("/handover status")
    await settled()
    return (await person.message("is away")).plain()


async def test_the_mornings_go_on_until_the_first_day_away(
    opened: Snapshot, playground: Playground, baton: Baton, settled: Settle
) -> None:
    """absence can only start now: Dana plans hers, Wed 4 Mar until Fri 6 Mar, and hears on Tuesday and on Friday."""
    dana = playground.member("Dana Reyes")
    said = await away(dana, settled, "2026-03-04", "2026-03-06")
    assert "You are away Wed 4 Mar until Fri 6 Mar. I stay quiet from then until you are back." in said
    await playground.clock.advance(datetime(2026, 3, 3, 20, tzinfo=UTC))
    assert len(await mornings(dana)) == 1
    await playground.clock.advance(datetime(2026, 3, 6, 13, tzinfo=UTC))
    assert len(await mornings(dana)) == 1
    await playground.clock.advance(datetime(2026, 3, 6, 15, tzinfo=UTC))
    assert len(await mornings(dana)) == 2
    await dana.command("/handover settings")
    await settled()
    form = await dana.modal("Settings")
    assert (form.value("Away from"), form.value("Away until")) == (None, None), "it is over"


async def test_the_others_see_who_is_away_on_the_card_in_the_overview_and_on_home(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """the card does not say → from–to; others see who is away."""
    dana = playground.member("Dana Reyes")
    assert "is away" not in await card(dana) + await home(dana, settled)
    await away(priya, settled, "2026-03-05", "2026-03-09")
    assert AHEAD in await card(dana)
    assert AHEAD in (await dana.home()).plain(), "without being opened again"
    await (await dana.home()).click("Open")
    await settled()
    assert AHEAD in (await dana.modal("Handover")).plain()
    assert AHEAD in await status(dana, settled)
    assert "is away" not in await home(priya, settled), "she knows"
    await playground.clock.advance(datetime(2026, 3, 5, 20, tzinfo=UTC))
    assert BEGUN in await card(dana)
    await playground.clock.advance(datetime(2026, 3, 9, 20, tzinfo=UTC))
    assert "is away" not in await card(dana) + await home(dana, settled)


async def test_an_absence_far_ahead_shows_a_week_before_and_one_taken_back_goes_at_once(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """others see who is away: not weeks before, and not once it was taken back."""
    dana = playground.member("Dana Reyes")
    await away(priya, settled, "2026-03-12", "2026-03-16")
    assert "is away" not in await card(dana)
    await playground.clock.advance(datetime(2026, 3, 5, 20, tzinfo=UTC))
    assert "Priya Nair is away Thu 12 Mar until Mon 16 Mar." in await card(dana)
    await away(priya, settled, "", "")
    assert "is away" not in await card(dana) + await home(dana, settled)


@pytest.mark.parametrize(
    ("begins", "back", "problems"),
    [
        ("2026-03-05", "", {"Away until": "Please choose your first day back, too."}),
        ("2026-03-05", "2026-03-05", {"Away from": "This has to come before your first day back."}),
        ("2026-03-06", "2026-03-05", {"Away from": "This has to come before your first day back."}),
        ("2026-02-20", "2026-03-01", {"Away until": "Please choose a day after today."}),
    ],
)
async def test_days_that_do_not_fit_are_said_beside_their_field(
    priya: MemberDriver, settled: Settle, begins: str, back: str, problems: dict[str, str]
) -> None:
    """absence from–to: from before until, until ahead."""
    await priya.command("/handover settings")
    await settled()
    form = await priya.modal("Settings")
    await form.fill({"Away from": begins, "Away until": back})
    assert await form.submit() == problems
    assert form.value("Away from") == begins


async def test_who_starts_a_handover_reads_of_an_absence_that_falls_into_it(
    priya: MemberDriver, playground: Playground, settled: Settle
) -> None:
    """others see who is away: also whoever starts a handover, when the absence is weeks ahead."""
    await away(priya, settled, "2026-03-12", "2026-03-16")
    dana = playground.member("Dana Reyes")
    await dana.command("/handover start Nordlicht")
    await settled()
    form = await dana.modal("Start handover")
    await form.fill({"Incoming CSM": "Priya Nair", "Manager": "Aiko Tanaka", "Reason": "Promotion"})
    assert await form.submit() == {}
    assert "is away Thu 12 Mar until Mon 16 Mar." in (await dana.modal("Handover started")).plain()
