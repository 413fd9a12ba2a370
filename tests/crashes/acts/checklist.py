"""The checklist as a form, also one that stays open while the bot is restarted."""

from typing import Any

from playground.driver import Modal
from tests.crashes.retrying_driver import RetryingDriver, StoryFailed
from tests.crashes.story import Story

TITLE = "Handover checklist"
TURNS = 12


async def write_down(story: Story, driver: RetryingDriver, stage: str) -> None:
    """Fill one stage of the checklist: answer what is empty, tick what is not done."""
    form = await driver.pressing_opens("Checklist", TITLE, story.card)
    form = await _turned(story, driver, form, stage)
    await _filled(form)
    await _saved(driver, form)


async def day_of_call(story: Story, driver: RetryingDriver, stage: str, day: str) -> None:
    """Give a call of this stage its day, in the form that the checklist leads to."""
    form = await driver.pressing_opens("Checklist", TITLE, story.card)
    form = await _turned(story, driver, form, stage)
    step = await driver.stacked("Pick a day and time", "To do")
    await step.fill({"Day of the call": day})
    await _saved(driver, step)


async def over_a_restart(story: Story, stage: str) -> None:
    """Dana has the form open and is typing while the bot is restarted; then she saves it."""
    form = await story.dana.command_opens("/handover checklist", TITLE, story.channel)
    form = await _turned(story, story.dana, form, stage)
    await _filled(form)
    await story.supervisor.restart_all()
    await _saved(story.dana, form)


async def _filled(form: Modal) -> None:
    todo: dict[str, Any] = {label: ["Done"] for label in form.labels() if form.value(label) == []}
    todo |= {
        label: f"All about {label.partition(':')[0]}"
        for label in form.labels()
        if form.value(label) in ("", None) and ": " in label and "apply" not in label
    }
    await form.fill(todo)


async def _saved(driver: RetryingDriver, form: Modal) -> None:
    errors = await driver.submitted(form)
    if errors:
        raise StoryFailed(str(errors))
    await driver.away()


async def _turned(story: Story, driver: RetryingDriver, form: Modal, stage: str) -> Modal:
    for _ in range(TURNS):
        accessory = form.view.blocks[0]["accessory"]
        wanted = next(one for one in accessory["options"] if one["text"]["text"].startswith(stage))
        if accessory["initial_option"]["value"] == wanted["value"]:
            return form
        menu = next(one for one in form.labels() if story.account in one)
        await form.fill({menu: wanted["text"]["text"]})
        await driver.rest()
        form = driver.top()
    raise StoryFailed(f"never at {stage}")
