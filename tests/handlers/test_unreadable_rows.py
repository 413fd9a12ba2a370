"""A stored row that cannot be read keeps nobody from the others, is told to the operator, and is never deleted."""

import asyncio
import json
from datetime import timedelta
from typing import Any

import pytest
from slack_bolt.request.async_request import AsyncBoltRequest
from sqlalchemy import select, text, update
from structlog.testing import capture_logs

from bot.app import Baton
from bot.monitoring.diagnosis import examine
from bot.settings import Settings
from playground.driver import MemberDriver
from playground.running import Playground
from playground.seed import DANA
from storage import tables
from storage.database.engine import engine_for
from tests.conftest import Settle
from tests.opening import open_handover

TEAM = "T0PLAYGROUND"
DAY = timedelta(days=1)


def without(name: str) -> Any:
    return lambda tree: {key: value for key, value in tree.items() if key != name}


QUESTION = {"id": "q1", "item": "gone", "text": "Who?", "asked_by": "U1", "asked_at": "2026-03-02T08:00:00+00:00"}
BROKEN = {
    "no JSON": lambda _tree: "{",
    "nothing": lambda _tree: "",
    "a list": lambda _tree: "[]",
    "an unknown status": lambda tree: json.dumps(tree | {"status": "levitating"}),
    "a number for the account": lambda tree: json.dumps(tree | {"account": 5}),
    "no account": lambda tree: json.dumps(without("account")(tree)),
    "an unknown playbook": lambda tree: json.dumps(tree | {"playbook": "gone"}),
    "a playbook that is a list": lambda tree: json.dumps(tree | {"playbook": []}),
    "a question about no entry of its playbook": lambda tree: json.dumps(tree | {"questions": [QUESTION]}),
    "no working days": lambda tree: json.dumps(tree | {"workdays": []}),
}


async def spoil(settings: Settings, account: str, how: Any) -> str:
    """Spoil the document of an account's handover, and return what is stored now."""
    engine, table = engine_for(settings.database_url), tables.handovers
    async with engine.begin() as connection:
        document = await connection.scalar(select(table.c.document).where(table.c.account == account))
        spoilt = str(how(json.loads(str(document))))
        await connection.execute(update(table).where(table.c.account == account).values(document=spoilt))
    await engine.dispose()
    return spoilt


async def stored(settings: Settings, account: str) -> str:
    engine, table = engine_for(settings.database_url), tables.handovers
    async with engine.begin() as connection:
        document = await connection.scalar(select(table.c.document).where(table.c.account == account))
    await engine.dispose()
    return str(document)


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("name", BROKEN)
async def test_one_unreadable_handover_keeps_nobody_from_the_others(
    baton: Baton, slack_settings: Settings, playground: Playground, dana: MemberDriver, settled: Settle, name: str
) -> None:
    """H: one unreadable document: `/handover status` fails for its people for ever."""
    await open_handover(dana, "Harbour Foods", settled)
    spoilt = await spoil(slack_settings, "Fjordline Logistics", BROKEN[name])
    with capture_logs() as logged:
        await dana.command("/handover status")
        await settled()
        said = " ".join(seen.plain() for seen in dana.messages())
        assert "Harbour Foods" in said
        assert "went wrong" not in said
        await dana.command("/handover list")
        await settled()
        before = len(dana.messages())
        await playground.clock.advance(2 * DAY)
    assert len(dana.messages()) > before, "the morning messages have stopped"
    told = [line for line in logged if line["event"] == "storage.unreadable"]
    assert len(told) == 1
    assert told[0]["kind"] == "handover"
    assert "Fjordline" not in str(told)
    assert await stored(slack_settings, "Fjordline Logistics") == spoilt
    assert len(baton.store.unreadable_rows.found) == 1
    found = {finding.about: finding async for finding in examine(slack_settings)}["Stored data"]
    assert told[0]["id"] in found.says
    assert found.todo


@pytest.mark.usefixtures("opened")
async def test_a_handover_whose_version_is_no_number_is_kept_as_it_is(
    baton: Baton, slack_settings: Settings, playground: Playground, dana: MemberDriver, settled: Settle
) -> None:
    """H: an impossible value in a column: nobody could save it, and each job of it failed with a trace."""
    await open_handover(dana, "Harbour Foods", settled)
    engine = engine_for(slack_settings.database_url)
    async with engine.begin() as connection:
        await connection.execute(text("update handovers set version = 'soon' where account = 'Fjordline Logistics'"))
    await engine.dispose()
    with capture_logs() as logged:
        await dana.command("/handover status")
        await settled()
        await playground.clock.advance(2 * DAY)
    assert [line["event"] for line in logged if line["event"] in ("job.unexpected", "listener failed")] == []
    assert len(baton.store.unreadable_rows.found) == 1
    assert any("Good morning" in seen.plain() and "Harbour Foods" in seen.plain() for seen in dana.messages())


@pytest.mark.usefixtures("opened")
async def test_a_restored_row_is_as_before(
    baton: Baton, slack_settings: Settings, dana: MemberDriver, settled: Settle
) -> None:
    whole = await stored(slack_settings, "Fjordline Logistics")
    await spoil(slack_settings, "Fjordline Logistics", lambda _tree: "{")
    await dana.command("/handover status")
    await settled()
    assert len(baton.store.unreadable_rows.found) == 1
    await spoil_back(slack_settings, whole)
    await dana.command("/handover status")
    await settled()
    assert not baton.store.unreadable_rows.found
    assert "Fjordline Logistics" in dana.messages()[-1].plain()


async def spoil_back(settings: Settings, whole: str) -> None:
    engine, table = engine_for(settings.database_url), tables.handovers
    async with engine.begin() as connection:
        await connection.execute(update(table).values(document=whole))
    await engine.dispose()


NAMES: dict[str, Any] = {"a number": 5, "a list": ["Dana"], "an object": {"first": "Dana"}, "true": True}


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("profile", [False, True], ids=["a bare name", "in the profile"])
async def test_a_name_that_is_no_word(
    baton: Baton, dana: MemberDriver, settled: Settle, name: str, *, profile: bool
) -> None:
    """H: a non-string name in an event."""
    odd = NAMES[name]
    user = {"id": DANA, "team_id": TEAM, "name": odd, "tz": odd, "profile": {"display_name": odd, "email": odd}}
    await heard(baton, user if profile else user | {"profile": odd})
    await settled()
    await dana.command("/handover status")
    await settled()
    assert "Fjordline Logistics" in dana.messages()[-1].plain()
    assert not baton.store.unreadable_rows.found


@pytest.mark.parametrize("user", [None, [], {}, {"id": 5}, {"id": None}, "U1"], ids=str)
async def test_a_person_that_is_none(baton: Baton, user: object) -> None:
    """H: odd types in an event: acknowledged, nothing stored, nothing said."""
    with capture_logs() as logged:
        await heard(baton, user)
    assert not [line for line in logged if line["log_level"] == "error"]


async def heard(baton: Baton, user: object) -> None:
    """Have the bot hear that somebody has changed."""
    body = {
        "type": "event_callback",
        "team_id": TEAM,
        "event_id": "Ev1",
        "event": {"type": "user_change", "user": user, "event_ts": "1772442000.000900"},
        "authorizations": [{"team_id": TEAM, "user_id": "U0PLAYBOT", "is_bot": True}],
    }
    request = AsyncBoltRequest(body=body, mode="socket_mode")
    async with asyncio.timeout(20):
        answer = await baton.app.async_dispatch(request)
    assert answer.status == 200


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("document", ["{", "[]", '{"id":"U1","name":5}', '{"weekdays":"never","digest_hour":"x"}'])
async def test_somebody_whose_row_cannot_be_read_goes_on(
    baton: Baton, slack_settings: Settings, dana: MemberDriver, settled: Settle, document: str
) -> None:
    engine = engine_for(slack_settings.database_url)
    async with engine.begin() as connection:
        await connection.execute(update(tables.people).values(document=document))
    await engine.dispose()
    await dana.command("/handover status")
    await settled()
    assert "Fjordline Logistics" in dana.messages()[-1].plain()


ODD_FACTS: tuple[dict[str, Any], ...] = ({"zone": "Mars/Phobos"}, {"digest_hour": 99}, {"workdays": []})
ODD_COLUMNS = ("checked_at", "last_digest_on", "next_digest_at")


@pytest.mark.usefixtures("opened")
@pytest.mark.parametrize("odd", [*ODD_FACTS, *ODD_COLUMNS], ids=str)
async def test_a_row_of_a_person_with_what_nobody_can_have_keeps_nobody_from_their_mornings(
    baton: Baton,
    slack_settings: Settings,
    playground: Playground,
    dana: MemberDriver,
    priya: MemberDriver,
    settled: Settle,
    odd: dict[str, Any] | str,
) -> None:
    """H: one unreadable row: readable, but with a zone, an hour or a work week that no one can have, or a moment that is none."""
    await change_row(slack_settings, DANA, odd)
    await dana.command("/handover status")
    await dana.command("/handover settings")
    await settled()
    assert "Fjordline Logistics" in dana.messages()[-1].plain()
    assert (await dana.modal()).title == "Settings"
    await playground.clock.advance(3 * DAY)
    for person in (dana, priya):
        assert any("Good morning" in seen.plain() for seen in person.messages()), person.id


async def change_row(settings: Settings, user: str, odd: dict[str, Any] | str) -> None:
    """Put odd facts into a person's document, or words into one of their columns of moments."""
    engine = engine_for(settings.database_url)
    async with engine.begin() as connection:
        if isinstance(odd, str):
            await connection.execute(text(f"update people set {odd} = 'soon' where id = :user"), {"user": user})
        else:
            query = select(tables.people.c.document).where(tables.people.c.id == user)
            document = json.loads(str(await connection.scalar(query))) | odd
            changed = update(tables.people).where(tables.people.c.id == user)
            await connection.execute(changed.values(document=json.dumps(document)))
    await engine.dispose()
