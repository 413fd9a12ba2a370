"""Worlds with believable data for the gallery: a customer, its people, and what they write."""

from dataclasses import replace

from handover.model.handover import Contact, Handover
from handover.model.people import Person
from tests.messages.wild import ADMIN, BACKUP, INCOMING, MANAGER, OUTGOING, World, world_of

NAMES = {
    OUTGOING: ("Dana Reyes", "America/New_York"),
    INCOMING: ("Priya Nair", "Asia/Kolkata"),
    MANAGER: ("Aiko Tanaka", "Asia/Tokyo"),
    BACKUP: ("Marek Novak", "Europe/Prague"),
    ADMIN: ("Lucas Almeida", "Europe/Lisbon"),
}
CUSTOMERS = ("Meridian Foods", "Fjordline Logistics", "Aster Clinics", "Kestrel Energy", "Lumen Bank", "Nordwind AG")
CONTACTS = (
    Contact("Maria Olsen", "maria@meridian.example", "Head of Operations"),
    Contact("Jan Berg", "jan@meridian.example", "IT"),
)
WORDS = (
    "The export to their warehouse",
    "They check the inventory report every morning before eight.",
    "Maria decides; Jan looks after the interface and answers within a day.",
    "A second scanner for the Bergen site by 15 April.",
    "The nightly import stopped twice in February. Since the fix on 2 March it has run.",
    "They renew in June and would like to add two sites.",
)


def sample_world(seed: int) -> World:
    """Return the world of a number, with names and customers that could be real."""
    world = world_of(WORDS, seed)
    people = {user: _named(world.people[user]) for user in world.people}
    others = tuple(_of(one, name) for one, name in zip(world.others, CUSTOMERS[1:], strict=False))
    account = replace(world.account, name=CUSTOMERS[0], website="https://meridian.example", language="English")
    return replace(
        world,
        people=people,
        viewer=people[world.viewer.id],
        handover=_of(world.handover, CUSTOMERS[0]),
        others=others,
        account=account,
    )


def _named(person: Person) -> Person:
    name, zone = NAMES[person.id]
    address = f"{name.lower().replace(' ', '.')}@northwind.example"
    line = f"{name} has spent eight years helping food companies." if person.profile_line else ""
    return replace(
        person,
        name=name,
        real_name=name,
        customer_name="",
        zone=zone,
        email=address,
        profile_line=line,
        workdays=frozenset(range(5)),
        last_digest_on=None,
    )


def _of(handover: Handover, account: str) -> Handover:
    return replace(
        handover,
        account=account,
        contacts=CONTACTS[: len(handover.contacts)],
        customer_reason="Dana is moving to our partner team." if handover.customer_reason else "",
        internal_note="Please keep the price talks for June among us." if handover.internal_note else "",
        incoming_team="the Digital Success team" if handover.incoming_team else "",
        leaver="Sam Whitfield" if handover.leaver else "",
    )
