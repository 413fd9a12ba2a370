"""A handover that somebody starts for others."""

from tests.crashes.story import Story

ELSEWHERE = "Borealis Foods"


async def for_others(story: Story) -> None:
    """Marek starts one for Dana; Jun wants to start one of the same account; Marek takes his back."""
    marek, jun = story.marek, story.person("李 俊")
    people = {"Outgoing CSM": "Dana Reyes", "Incoming CSM": "Priya Nair", "Reason": "Promotion"}
    for starter in (marek, jun):
        form = await starter.command_opens(f"/handover start {ELSEWHERE}", "Start handover")
        await form.fill({**people, "Manager": "Aiko Tanaka"})
        await starter.submitted(form)
        await starter.away()
    await marek.pressed("Take it back", lambda: marek.newest(ELSEWHERE))
