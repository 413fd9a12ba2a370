"""Who could take over, what is kept of people's work and who leads, in one world: for `everything.py`."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from handover.leaders import Leaders
from handover.model.account import Account
from handover.model.csm_facts import CsmFacts
from handover.model.handover import Window
from handover.model.people import Person
from handover.suggesting.fit import Candidate, account_facts
from handover.suggesting.load import Load
from handover.suggesting.ranking import suggest
from messages import csm_facts, leaders, settings, suggesting
from messages.kit.message import Message, View
from messages.opening import form as opening_form
from messages.opening import suggested as opening_suggested
from tests.messages.wild import ADMIN, TEAM, World


def all_suggested(world: World) -> Iterator[tuple[str, Message | View]]:
    """Yield every view of these."""
    people = [_candidate(world, number) for number in range(45)]
    for running in world.some((world.handover, None)):
        for account in world.some((world.account, replace(world.account, language="", tier=None), _of_words(world))):
            found = suggest(account_facts(account, world.word), people, world.now)
            for first in world.some((0, 10)):
                shown = suggesting.suggestions(account, running, found, world.now, first)
                yield "suggesting.suggestions", shown
            form = opening_form.form(
                opening_form.FormContent(), [world.handover.playbook], Window(world.today, world.today)
            )
            people_of_form = opening_suggested.proposed(
                account, suggest(account_facts(account), people[:5], world.now), world.now
            )
            yield "opening.suggested.with_suggested", opening_suggested.with_suggested(form, people_of_form)
            nobody = suggest(account_facts(account), people[:3] if running else [], world.now)
            yield "suggesting.suggestions", suggesting.suggestions(account, running, nobody, world.now)
            none_of_form = opening_suggested.proposed(account, nobody, world.now)
            offered = opening_suggested.with_suggested(form, opening_suggested.offer(account.id))
            yield "opening.suggested.with_suggested", opening_suggested.with_suggested(offered, none_of_form)
            yield "opening.suggested.with_incoming", opening_suggested.with_incoming(offered, TEAM[1])
            yield "opening.form.opened", opening_form.opened(form["blocks"])
    for first in world.some((0, 20)):
        everybody = world.chance.random() < 0.5
        yield "csm_facts.team", csm_facts.team(people if first else people[:20], first, everybody=everybody)
    yield "csm_facts.team", csm_facts.team([], 0, everybody=True)
    for one in people[:3]:
        own, lead = (world.chance.random() < 0.5 for _ in range(2))
        yield "csm_facts.facts_view", csm_facts.facts_view(one.facts, own=own, lead=lead)
    many = {f"S{number:09}": world.word[:40] or "leads" for number in range(120)}
    codes: list[leaders.Groups] = [many, {}, "", "missing_scope", "plan_upgrade_required", "fatal_error"]
    for groups in world.some(codes):
        for chosen in world.some(("", "S000000003", "S000000119", "S999999999")):
            yield "leaders.form", leaders.form(Leaders((*TEAM, ADMIN), chosen), groups)
    yield "settings.settings_form", settings.settings_form(world.viewer, world.now, summary_day=2)


def _candidate(world: World, number: int) -> Candidate:
    chance = world.chance
    user = (*TEAM, ADMIN)[number % (len(TEAM) + 1)]
    languages, industries, regions, products = (
        tuple(chance.choices(world.words, k=chance.choice((0, 1, 30)))) for _ in range(4)
    )
    limit, by = chance.choice((None, None, 0, 7, 1000)), chance.choice(("", TEAM[0]))
    facts = CsmFacts(user, languages, industries, regions, products, limit, by, chance.choice((None, world.now)))
    away = world.now.date() + timedelta(days=9) if chance.random() < 0.2 else None
    begins = world.now.date() + timedelta(days=3) if chance.random() < 0.5 else None
    person = Person(facts.user, world.word, away_until=away, away_from=begins, deactivated=chance.random() < 0.1)
    load = Load(chance.choice((0, 1, 60)), chance.choice((0, 1, 60)), chance.choice((0, 1, 200)))
    return Candidate(person, facts, load)


def _of_words(world: World) -> Account:
    account = world.account
    return replace(
        account,
        industry=world.word,
        region=f"{world.word}, Nordics",
        language=world.word,
        backup=TEAM[1],
        team=dict.fromkeys(account.team, TEAM[2]),
    )
