"""The interview: replies, and everything else one can do with a question."""

from playground.driver import Modal
from tests.crashes.story import Story

LONG = "Calm, but they watch us. " * 60


async def interview(story: Story) -> None:
    """Replies, an edit, one taken back; skip, back, later and resume, doesn't apply; help and status on the way."""
    dana, thread = story.dana, story.thread()
    first = await dana.says(LONG, thread=thread)
    await dana.says("Maria decides. Erik runs IT.", thread=thread)
    await dana.says("skip", thread=thread)
    lost = await dana.says("Ravi promised an export.", thread=thread)
    dana.driver.edit(first.message, f"{LONG} Closely.")
    await dana.rest()
    dana.driver.delete(lost.message)
    await dana.rest()
    await dana.pressed("Skip", story.waiting)
    await dana.pressed("Back", story.waiting)
    await dana.says("Short e-mails.", thread=thread)
    await dana.says("status", thread=thread)
    await dana.says("help")
    await dana.pressed("Later", story.waiting)
    # A question that has just been put is not put again: here so much time passes that it is, with kills or without.
    await story.a_moment()
    await dana.says("resume", thread=thread)
    await dana.pressed("Later", story.waiting)
    await story.a_moment()
    await dana.pressed("Continue", lambda: dana.driver.messages(thread=thread)[-1])
    excuse = await dana.pressing_opens("Doesn't apply", "Doesn't apply", story.waiting)
    await excuse.fill({"Why doesn't this apply?": "They run the standard setup."})
    await dana.submitted(excuse)
    await dana.away()
    await dana.says("not applicable because nobody asked", thread=thread)
    await story.priya.says("@Baton what's left", channel=story.channel)


async def evidence(story: Story) -> None:
    """A message from another channel is saved to the handover."""
    dana = story.dana
    said = await dana.says(f"{story.account} asked for the export again.", channel="customer-success")
    form = await dana.opened("Save to handover", lambda: dana.driver.message_shortcut("Save to handover", said))
    await form.fill({"Where does it belong?": _place(form, story.account, "Dates coming up")})
    await dana.submitted(form)
    await dana.away()


def _place(form: Modal, account: str, item: str) -> str:
    """Return what stands for an item in the menu of all handovers, which are in no order that kills leave alone."""
    menu = next(block["element"] for block in form.view.blocks if block.get("block_id", "").startswith("place"))
    group = next(one for one in menu["option_groups"] if one["label"]["text"] == account)
    return next(str(one["value"]) for one in group["options"] if one["text"]["text"] == item)
