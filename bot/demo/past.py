"""Handovers that ended before the demo begins, so that their customers are known: accounts, what was said of them, and when."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import yaml
from pydantic import BaseModel, ConfigDict

from handover.accounts.following import recorded
from handover.model.account import Account, Likelihood, Renewal
from handover.model.answers import Answer, Part
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.model.decision import Decision
from handover.model.handover import Contact, Handover, Reason, Status, Window
from handover.model.people import MONDAY_TO_FRIDAY
from handover.model.playbook import Playbook, Stage
from storage.records import with_records_read
from storage.store import Store

FILE = Path(__file__).with_name("accounts.yml")
FACTS_FILE = Path(__file__).with_name("csm_facts.yml")


class FactsOfPerson(BaseModel):
    """What is kept of one person's work, as the file tells it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    person: str
    languages: tuple[str, ...]
    industries: tuple[str, ...]
    regions: tuple[str, ...]
    products: tuple[str, ...] = ()
    limit: int | None = None

    def facts(self, people: Mapping[str, str]) -> CsmFacts:
        """Return it as it is stored; `people` are user ids by name."""
        return CsmFacts(people[self.person], self.languages, self.industries, self.regions, self.products, self.limit)


class PastHandover(BaseModel):
    """One handover that ended, with its account, as the file tells it. People are called by their names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    account: str
    other_names: tuple[str, ...] = ()
    tier: Tier
    industry: str
    region: str
    language: str
    website: str
    playbook: str
    reason: Reason
    outgoing: str
    incoming: str
    manager: str
    ended_days_ago: int
    renewal_in_days: int
    likelihood: Likelihood | None = None
    renewal_risks: str = ""
    contacts: tuple[tuple[str, str, str], ...]
    answers: Mapping[str, str]

    def handover(self, workspace: str, people: Mapping[str, str], playbook: Playbook, now: datetime) -> Handover:
        """Return the handover, completed and with every answer accepted; `people` are user ids by name, `now` is UTC."""
        ended = now - timedelta(days=self.ended_days_ago)
        start = ended.date() - timedelta(weeks=playbook.workdays / len(MONDAY_TO_FRIDAY))
        said = datetime.combine(start, time(12), now.tzinfo)
        outgoing, incoming = people[self.outgoing], people[self.incoming]
        return Handover(
            id=f"before{self.ended_days_ago:04}",
            workspace=workspace,
            account=self.account,
            outgoing=outgoing,
            incoming=incoming,
            manager=people[self.manager],
            reason=self.reason,
            playbook=playbook,
            window=Window(start, ended.date()),
            opened_by=outgoing,
            opened_at=said,
            contacts=tuple(Contact(*one) for one in self.contacts),
            renewal_date=self.renewal(now.date()),
            status=Status.COMPLETED,
            stage=Stage.SUPPORT,
            answers={
                item: Answer(
                    item, (Part(text, outgoing, said),), by=outgoing, at=said, accepted_by=incoming, accepted_at=ended
                )
                for item, text in self.answers.items()
            },
            closed_at=ended,
            closed_by=incoming,
        )

    def renewal(self, today: date) -> date:
        """Return the day on which the contract renews."""
        return today + timedelta(days=self.renewal_in_days)

    def described(self, account: Account) -> Account:
        """Return the account with what the file tells of it beside the handover."""
        return replace(
            account,
            other_names=self.other_names,
            tier=self.tier,
            industry=self.industry,
            region=self.region,
            language=self.language,
            website=self.website,
            renewal=Renewal(account.renewal.day, "", self.likelihood, self.renewal_risks),
        )


def past_handovers() -> tuple[PastHandover, ...]:
    """Return those of the file. Raises ValidationError for a file that is not in order."""
    told: list[Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(PastHandover.model_validate(one) for one in told)


def facts_of_people() -> tuple[FactsOfPerson, ...]:
    """Return those of the file. Raises ValidationError for a file that is not in order."""
    told: list[Any] = yaml.safe_load(FACTS_FILE.read_text(encoding="utf-8"))
    return tuple(FactsOfPerson.model_validate(one) for one in told)


async def store_past(
    store: Store, workspace: str, people: Mapping[str, str], playbooks: Mapping[str, Playbook], now: datetime
) -> None:
    """Store them all in a workspace that knows none of these accounts yet; one that does is left as it is."""
    told = past_handovers()
    async with store.begin(workspace) as unit:
        if await unit.accounts.of_name(told[0].account):
            return
        for kept in facts_of_people():
            await unit.csm_facts.put(kept.facts(people))
        for past in told:
            handover = past.handover(workspace, people, playbooks[past.playbook], now)
            await unit.handovers.add(await with_records_read(unit, replace(handover, answers={}), Decision(handover)))
            account = await unit.accounts.get(unit.handovers.account_id(handover.id))
            owned = replace(account, owner=handover.incoming)
            owned = recorded(account, owned, by=handover.incoming, at=handover.closed_at or now)
            await unit.accounts.save(past.described(owned))
