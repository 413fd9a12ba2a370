"""Slack's own commands, by which people open and close a channel to the app."""

from playground.driver import MemberDriver
from playground.running import Playground


async def test_the_app_is_removed_and_invited_by_command(playground: Playground, dana: MemberDriver) -> None:
    channel, app = dana.person.create_channel("shipping", "private"), playground.workspace.bot
    await dana.command(f"/invite @{app.shown_name}", channel)
    assert app.id in channel.members
    await dana.command(f"/remove @{app.shown_name}", channel)
    assert app.id not in channel.members


async def test_a_channel_is_archived_and_left_by_command(dana: MemberDriver) -> None:
    first, second = (dana.person.create_channel(name, "private") for name in ("one", "two"))
    await dana.command("/archive", first)
    assert first.archived
    await dana.command("/leave", second)
    assert dana.id not in second.members
