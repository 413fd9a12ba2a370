"""The company a fresh workspace starts with: its people, its channels, and what they last said."""

from collections.abc import Callable
from dataclasses import replace

from playground.workspace.entities import Member
from playground.workspace.members import SLACKBOT
from playground.workspace.workspace import Workspace

Seed = Callable[[Workspace], None]
"""Fills an empty workspace; the app's bot user is there already."""

DANA, PRIYA, MAREK, AIKO, LUCAS = "U0DANA0001", "U0PRIYA001", "U0MAREK001", "U0AIKO0001", "U0LUCAS001"
FREYA, JUN, SAM, GUEST, TRACKER = "U0FREYA001", "U0JUN00001", "U0SAM00001", "U0GUEST001", "U0TRACKER1"


def northwind(workspace: Workspace) -> None:
    """Northwind Cloud: five people to be, five more to meet, two channels."""
    for member in _people():
        workspace.members.put(member)
    staff = [DANA, PRIYA, MAREK, AIKO, LUCAS, FREYA, JUN]
    general = workspace.channels.create("general", "public", LUCAS)
    general.is_general = True
    success = workspace.channels.create("customer-success", "public", AIKO)
    for channel in (general, success):
        for member_id in staff:
            workspace.channels.add_member(channel, member_id)
    workspace.channels.add_member(general, SAM)
    workspace.channels.set_topic(general, "News that concern everyone", LUCAS)
    workspace.channels.set_topic(success, "Accounts, renewals, and who looks after whom", AIKO)
    lines = [
        (general, LUCAS, "Good morning, everyone. The status page moves tonight; no downtime expected."),
        (general, FREYA, "Release notes for 4.2 are out :tada:"),
        (success, AIKO, "Some accounts change hands this month. Let's do it well, one at a time."),
        (success, DANA, "I'll start with mine this week. Who has room?"),
        (success, PRIYA, "I do, from Monday. Happy to take the logistics accounts."),
    ]
    for channel, author, text in lines:
        workspace.post_as(author, channel, text)
    for member_id in staff:
        for channel in (general, success):
            workspace.messages.mark_read(member_id, channel.id)


def empty(workspace: Workspace) -> None:
    """Nobody but Slackbot and the app: for tests that bring their own people."""
    workspace.members.put(Member(SLACKBOT, "slackbot", "Slackbot", is_bot=True, color="757575"))


def _person(member_id: str, real_name: str, tz: str, title: str, color: str) -> Member:
    handle = real_name.lower().replace(" ", ".").replace("á", "a")
    return Member(member_id, handle, real_name, "", tz, f"{handle}@northwind.example", title, color)


def _offered(member: Member) -> Member:
    return replace(member, offered=True)


def _people() -> list[Member]:
    csm = "Customer Success Manager"
    return [
        Member(SLACKBOT, "slackbot", "Slackbot", is_bot=True, color="757575"),
        _offered(_person(DANA, "Dana Reyes", "America/New_York", csm, "1d7f8c")),
        _offered(_person(PRIYA, "Priya Nair", "Asia/Kolkata", csm, "b5478f")),
        _offered(_person(MAREK, "Marek Novák", "Europe/Prague", csm, "3c6e47")),
        _offered(_person(AIKO, "Aiko Tanaka", "Asia/Tokyo", "Manager, Customer Success", "c2571a")),
        replace(
            _offered(_person(LUCAS, "Lucas Almeida", "America/Sao_Paulo", f"{csm} and Slack admin", "5a4fcf")),
            is_admin=True,
            is_owner=True,
        ),
        Member(
            FREYA,
            "freya",
            "Freya van den Berg-O’Connor",
            "Freya 🌻 van den Berg-O’Connor",
            "Europe/Amsterdam",
            "freya@northwind.example",
            "Product Marketing",
            "8f7a00",
        ),
        Member(JUN, "jun", "李 俊", "李俊", "Asia/Shanghai", "jun@northwind.example", "Support Engineer", "2f5fa8"),
        replace(_person(SAM, "Sam Whitfield", "America/Chicago", f"{csm} (left in October)", "7d7d7d"), deleted=True),
        replace(_person(GUEST, "Greta Olsen", "Europe/Oslo", "Contractor", "946b4a"), is_restricted=True),
        Member(
            TRACKER, "tracker", "Issue Tracker", is_bot=True, bot_id="B0TRACKER1", app_id="A0TRACKER1", color="0b66c3"
        ),
    ]
