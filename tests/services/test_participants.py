"""Nobody but a handover's people acts on it or sees it, whichever way it is asked for."""

from datetime import UTC, datetime

import pytest

from bot.app import Baton
from handover.model.decision import Decision
from handover.model.handover import Handover
from handover.model.people import Person
from handover.model.refusals import NotAParticipant
from playground.running import Playground
from playground.seed import DANA, MAREK
from services import acting, lookup, people
from services.request import Request

TEAM = "T0PLAYGROUND"

pytestmark = pytest.mark.usefixtures("opened")


def request_of(user: str) -> Request:
    return Request(TEAM, user, datetime(2026, 3, 2, 8, 0, tzinfo=UTC))


def unchanged(handover: Handover, _person: Person) -> Decision:
    return Decision(handover)


async def danas(baton: Baton) -> Handover:
    dana = await people.person(baton.services, TEAM, DANA)
    [handover] = await lookup.open_of(baton.services, request_of(DANA), dana)
    return handover


async def test_only_participants_act(baton: Baton) -> None:
    handover = await danas(baton)
    assert (await acting.act(baton.services, request_of(DANA), handover.id, unchanged))[1].id == DANA
    with pytest.raises(NotAParticipant):
        await acting.act(baton.services, request_of(MAREK), handover.id, unchanged)


async def test_only_participants_see(baton: Baton) -> None:
    handover = await danas(baton)
    assert (await acting.view(baton.services, request_of(DANA), handover.id))[0] == handover
    with pytest.raises(NotAParticipant):
        await acting.view(baton.services, request_of(MAREK), handover.id)


async def test_only_participants_mean_it_by_its_channel(playground: Playground, baton: Baton) -> None:
    handover = await danas(baton)
    channel = next(one.id for one in playground.workspace.channels if one.name == "handover-fjordline-logistics")
    dana, marek = [await people.person(baton.services, TEAM, user) for user in (DANA, MAREK)]
    assert await lookup.meant(baton.services, request_of(DANA), dana, "", channel) == handover
    with pytest.raises(NotAParticipant):
        await lookup.meant(baton.services, request_of(MAREK), marek, "", channel)
