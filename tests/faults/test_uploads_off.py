"""File uploads are refused: the parts of one job are told apart, and the missing one comes when it may."""

from datetime import timedelta

import pytest

from playground.driver import MemberDriver
from playground.running import Playground
from tests.conftest import Settle
from tests.faults.conftest import Life
from tests.faults.reading import told
from tests.handlers.emails import ready_to_approve

pytestmark = pytest.mark.usefixtures("opened")
CHANNEL = "handover-fjordline-logistics"
TEXT = "Send it from your own mail program"


@pytest.mark.parametrize("code", ["file_uploads_disabled", "storage_limit_reached", "access_denied"])
async def test_with_uploads_off_the_text_is_there_once_and_the_file_comes_when_they_are_on_again(
    life: Life, playground: Playground, dana: MemberDriver, priya: MemberDriver, settled: Settle, code: str
) -> None:
    """F: uploads switched off in the workspace: an e-mail is not "not handed over" that has just been posted."""
    playground.slack.switch_uploads(on=False, refused=code)
    await ready_to_approve(dana, settled)
    await priya.click("Approve", await priya.message("Is it good to go?"))
    await settled()
    assert len(told(dana, TEXT, CHANNEL)) == 1
    assert told(dana, "couldn't hand over", CHANNEL) == []
    [note] = told(dana, "as a file (.eml), too", CHANNEL)
    assert "Its text is there" in note
    assert "admin" in note
    assert await dana.command("/handover status"), "the token is as good as before"
    playground.slack.switch_uploads(on=True)
    await playground.clock.advance(timedelta(hours=1))
    [text] = [seen for seen in dana.messages(CHANNEL) if TEXT in seen.plain()]
    files = [seen.message.files for seen in dana.messages(CHANNEL, text) if seen.message.files]
    assert [len(shared) for shared in files] == [1]
    playground.inspector.forget()
