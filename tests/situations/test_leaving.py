"""P6: the CSM leaves, with notice. The last day is a wall: what only they know has to be said before it."""

from datetime import date

from handover.plan.dates import end_of_support
from playground.seed import DANA, MAREK, PRIYA
from tests.situations.telling import ACCOUNT, Story


async def test_four_weeks_and_all_three_at_the_first_call_and_no_word_of_where_to(story: Story) -> None:
    await story.begin(
        "The CSM leaves, with notice", {"What may the customer know?": "Dana leaves us at the end of March."}
    )
    handover = await story.stored()
    assert (handover.playbook.key, handover.window.end) == ("standard", date(2026, 3, 30))
    assert "you meet them with @Dana Reyes and @Aiko Tanaka" in story.said_to(story.priya)
    assert "I stay at Priya's side until Monday, 30 March 2026" in await story.draft(story.dana)
    preview = await story.questioned(story.dana, "I start my new job in April.")
    assert "“new job” speaks of what stays among us for this reason." in preview


async def test_once_the_one_who_leaves_has_gone_questions_go_to_whoever_stays(story: Story) -> None:
    await story.begin("The CSM leaves, with notice", {"Backup": "Marek Novák", "End date": "2026-03-06"})
    handover = await story.stored()
    assert end_of_support(handover) == date(2026, 3, 20), "two weeks more, by the backup"
    await story.days(5)
    story.playground.slack.workspace.members.deactivate(DANA)
    await story.settled()
    handover = await story.stored()
    assert (handover.outgoing, handover.leaver) == (MAREK, "Dana Reyes")
    letter = await story.draft(story.priya)
    assert "I stay at" not in letter
    assert "dana.reyes@" not in letter
    await story.completed(story.priya)
    account = await story.account()
    assert (account.name, account.owner) == (ACCOUNT, PRIYA)
