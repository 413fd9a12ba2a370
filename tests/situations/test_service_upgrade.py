"""P14: the customer moves to a specialised team: a new model of service, told without figures."""

from tests.situations.telling import Story


async def test_the_customer_reads_what_is_new_and_no_promise_that_all_stays(story: Story) -> None:
    known = "From now on a team for logistics companies looks after you."
    await story.begin("Service upgrade", {"What may the customer know?": known})
    assert (await story.stored()).playbook.key == "cross_functional"
    letter = await story.letter_sent(story.dana, story.priya)
    assert known in letter
    assert "What we agreed stays as it is." not in letter
    await story.completed(story.dana)
    assert (await story.account()).owner == story.priya.id
