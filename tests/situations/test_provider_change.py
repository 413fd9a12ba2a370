"""P15: another provider takes over. Nobody there comes into Slack: a document leaves, and the manager says what is in it."""

from tests.situations.telling import ACCOUNT, Story

TITLE = "Document for outside"


async def test_what_leaves_is_released_by_the_manager_and_sent_by_people(story: Story) -> None:
    await story.begin("Change of provider", {"What may the customer know?": ""})
    assert (await story.stored()).playbook.key == "shared_drive"
    await story.aiko.command(f"/handover release {ACCOUNT}")
    await story.settled()
    await (await story.aiko.modal(TITLE)).click("Who takes over …")
    await story.settled()
    form = await story.aiko.modal("Who takes over?")
    await form.fill(
        {"Provider": "Harbour CS", "Whom to turn to there": "Anna Berg", "Their e-mail": "anna@harbour.example"}
    )
    assert await form.submit() == {}
    await story.settled()
    await (await story.aiko.modal(TITLE)).click("Release version 1")
    await story.settled()
    note = await story.aiko.message("the document for *Harbour CS*")
    assert "I have sent it to nobody" in note.plain()
    [version] = (await story.stored()).release.versions
    assert (version.by, version.sent) == (story.aiko.id, None)


async def test_the_letter_to_the_customer_is_the_manager_s_and_promises_neither_help_nor_terms(story: Story) -> None:
    await story.begin("Change of provider", {"What may the customer know?": ""})
    letter = await story.draft(story.aiko)
    assert letter.endswith("Warm regards,\nAiko Tanaka")
    assert "at Priya's side" not in letter
    assert "What we agreed stays as it is." not in letter


async def test_the_provider_is_named_in_the_form_that_starts_it(story: Story) -> None:
    """P15: then only whom to turn to there is still open."""
    begun = await story.begin_naming("Change of provider", "Provider that takes over", "Harbour CS")
    assert "Harbour CS reads nothing but what @Aiko Tanaka releases" in begun.plain().replace("*", "")
    welcome = await story.aiko.message("you release the document for *Harbour CS*")
    assert "Open the document" in welcome.buttons()
    receiver = (await story.stored()).receiver
    assert receiver is not None
    assert (receiver.name, receiver.outside) == ("Harbour CS", True)
    await story.aiko.command(f"/handover release {ACCOUNT}")
    await story.settled()
    page = await story.aiko.modal(TITLE)
    assert "goes to Harbour CS" in page.plain().replace("*", "")
    assert "Release version 1" in page.buttons()
