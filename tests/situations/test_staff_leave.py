"""P9: parental or other leave. Somebody covers until a day; the account stays whose it is, and nobody outside hears why."""

from datetime import date

from playground.seed import DANA, PRIYA
from tests.situations.telling import Story


async def begun(story: Story) -> None:
    await story.begin("Parental or other leave", {"Back on": "2026-06-01", "What may the customer know?": ""})


async def test_the_customer_reads_who_is_there_until_when_and_nothing_of_the_reason(story: Story) -> None:
    await begun(story)
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("cover", date(2026, 3, 16))
    body = await story.draft(story.dana)
    assert "until Monday, 1 June 2026" in body
    for word in ("leave", "parental", "baby", "sick"):
        assert word not in body.casefold()


async def test_the_account_stays_with_whoever_comes_back_and_says_who_covers_until_when(story: Story) -> None:
    await begun(story)
    await story.completed(story.dana)
    account = await story.account()
    assert account.owner == DANA
    assert account.cover is not None
    assert (account.cover.by, account.cover.until) == (PRIYA, date(2026, 6, 1))
    await story.priya.command("/handover accounts Fjordline")
    await story.settled()
    assert "covered by @Priya Nair until" in (await story.priya.modal()).plain()
