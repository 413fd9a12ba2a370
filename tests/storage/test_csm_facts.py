"""What is kept of each CSM's work, and who leads, at rest."""

from datetime import UTC, datetime

from sqlalchemy import text

from handover.leaders import Leaders
from handover.model.areas import Area
from handover.model.csm_facts import CsmFacts
from handover.model.decision import Decision
from handover.model.declines import Decline
from handover.model.handover import Status
from handover.suggesting.load import TakingOver
from storage.store import Store
from tests.examples import AIKO, DANA, NOW, PRIYA, a_handover

HERE, ELSEWHERE = "T0NORTH", "T0SOUTH"
FACTS = CsmFacts(
    DANA, ("Deutsch", "日本語"), ("Food",), ("DACH",), ("SSO \ud83c",), 25, AIKO, datetime(2026, 3, 2, 9, tzinfo=UTC)
)

AREAS = tuple(
    Area(user, "technical", ("status",), DANA, NOW, gone=user == "U0GONE") for user in ("U0BEN", "U0NO", "U0GONE")
)


async def test_what_is_kept_of_people_is_each_workspaces_own(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.csm_facts.put(CsmFacts(DANA, ("Klingon",)))
        await unit.csm_facts.put(FACTS)
        await unit.leaders.put(Leaders((AIKO,)))
        await unit.leaders.put(Leaders((AIKO, PRIYA)))
    async with store.begin(HERE) as unit:
        found = await unit.csm_facts.get(DANA)
        assert (found.languages, found.products, found.limit, found.by, found.at) == (
            FACTS.languages,
            ("SSO \ufffd",),
            25,
            AIKO,
            FACTS.at,
        )
        assert await unit.csm_facts.all() == {DANA: found}
        assert await unit.csm_facts.get(PRIYA) == CsmFacts(PRIYA)
        assert await unit.leaders.get() == Leaders((AIKO, PRIYA))
    async with store.begin(ELSEWHERE) as unit:
        assert (await unit.csm_facts.all(), await unit.leaders.get()) == ({}, Leaders())


async def test_what_cannot_be_read_keeps_nobody_from_the_others(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.csm_facts.put(FACTS)
        await unit.csm_facts.put(CsmFacts(PRIYA))
        await unit._scope.connection.execute(
            text("UPDATE csm_facts SET document = '[]' WHERE person = :who"), {"who": DANA}
        )
    async with store.begin(HERE) as unit:
        assert await unit.csm_facts.all() == {PRIYA: CsmFacts(PRIYA)}
        assert await unit.csm_facts.get(DANA) == CsmFacts(DANA)
    assert store.unreadable_rows.found == [("facts", HERE, DANA)]


async def test_who_takes_over_and_who_is_manager_of_what_is_read_off_handovers(store: Store) -> None:
    async with store.begin(HERE) as unit:
        await unit.handovers.add(
            Decision(
                a_handover(
                    id="h1", account="One", opened_by=DANA, areas=AREAS, declines=(Decline("U0NO", "No time", NOW),)
                )
            )
        )
        await unit.handovers.add(Decision(a_handover(id="h2", account="Two", opened_by=AIKO)))
        await unit.handovers.add(
            Decision(a_handover(id="h3", account="Three", manager=DANA, outgoing=AIKO, opened_by=DANA))
        )
        ended = a_handover(id="h4", account="Four", status=Status.CANCELLED, opened_by=DANA)
        await unit.handovers.add(Decision(ended))
        ids = {id_: unit.handovers.account_id(id_) for id_ in ("h1", "h2", "h3", "h4")}
    async with store.begin(HERE) as unit:
        assert await unit.handovers.taken_over() == {
            ids["h1"]: TakingOver(PRIYA, ("U0BEN",)),
            ids["h2"]: TakingOver(PRIYA),
            ids["h3"]: TakingOver(PRIYA),
        }
        assert await unit.handovers.managed_for_others(AIKO) == {ids["h1"], ids["h4"]}
        assert await unit.handovers.managed_for_others(DANA) == frozenset()
        assert set(await unit.accounts.all()) == set(ids.values())
        assert await unit.handovers.ended_of_account(ids["h4"]) == (ended,)
        assert await unit.handovers.ended_of_account(ids["h1"]) == ()
    async with store.begin(ELSEWHERE) as unit:
        assert (await unit.handovers.taken_over(), await unit.accounts.all()) == ({}, {})
