"""Who cannot be reached in the channel: the bot itself, somebody who has left it; and who must not read what is said there."""

from playground.seed import GUEST
from tests.crashes.story import Story


async def guest(story: Story) -> None:
    """A guest is in the channel while Dana pauses the handover: it is said there when they have left."""
    dana, channel = story.dana, story.dana.driver.channel(story.channel)
    story.playground.workspace.join(channel, GUEST, dana.id)
    await dana.rest()
    form = await dana.command_opens("/handover pause", "Pause", story.channel)
    await dana.submitted(form)
    await dana.away()
    dana.driver.person.remove(channel.id, GUEST)
    await dana.rest()
    await dana.commanded("/handover resume", story.channel)
    await story.a_moment()


async def closed(story: Story) -> None:
    """The bot is removed from the channel, then invited; removed again, it opens another channel."""
    dana, channel = story.dana, story.dana.driver.channel(story.channel)
    bot = story.playground.workspace.identity.bot_user_id
    dana.driver.person.remove(channel.id, bot)
    await dana.rest()
    dana.driver.person.invite(channel.id, bot)
    await dana.rest()
    await story.a_moment()
    dana.driver.person.remove(channel.id, bot)
    await dana.rest()
    await dana.pressed("Open another channel", lambda: dana.newest("I can't write in"))


async def approved_without_dana(story: Story) -> None:
    """Dana is not in the channel when the e-mail is approved."""
    dana, priya = story.dana, story.priya
    dana.driver.person.leave(priya.driver.channel(story.channel).id)
    await dana.rest()
    await priya.pressed("Approve", lambda: priya.newest("Is it good to go?"))


async def back_in(story: Story) -> None:
    """Dana reads directly what was said in the channel, and comes back in."""
    dana = story.dana
    await dana.pressed("Bring me back in", lambda: dana.newest("You are not in the channel"))


async def marked(story: Story) -> None:
    """Priya says that Dana has sent the e-mail, takes that back, and says it again."""
    priya, channel = story.priya, story.channel
    for again in (False, True):
        form = await priya.pressing_opens(
            "Mark as sent", "Mark as sent", lambda: priya.newest("Send it from your own mail program", channel)
        )
        await priya.submitted(form)
        await priya.away()
        await story.a_moment()
        if not again:
            await priya.pressed("Take back", lambda: priya.newest("sent the introduction e-mail", channel))
            await story.a_moment()
