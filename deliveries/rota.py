"""The rota: which module carries which kind of errand."""

from collections.abc import Awaitable, Callable, Mapping

from deliveries import (
    answer,
    approval_wanted,
    archive_channel,
    bookmarks,
    digest,
    digest_refresh,
    final_summary,
    handover_document,
    home_tab,
    introduction_ready,
    invite,
    item_blocked,
    open_channel,
    prompt,
    question_replied,
    saved_edit,
    stage_reached,
    status_changed,
    summary_card,
    trouble,
    welcome,
    window_ends,
)
from deliveries.courier import Courier, Outcome
from handover.errands import ErrandKind

Deliver = Callable[[Courier], Awaitable[Outcome]]

ROTA: Mapping[ErrandKind, Deliver] = {
    # One line per kind, in the order of ErrandKind: `ErrandKind.PROMPT: prompt.deliver,`
    ErrandKind.OPEN_CHANNEL: open_channel.deliver,
    ErrandKind.INVITE: invite.deliver,
    ErrandKind.SUMMARY_CARD: summary_card.deliver,
    ErrandKind.BOOKMARKS: bookmarks.deliver,
    ErrandKind.WELCOME: welcome.deliver,
    ErrandKind.PROMPT: prompt.deliver,
    ErrandKind.SAVED_EDIT: saved_edit.deliver,
    ErrandKind.QUESTION_REPLIED: question_replied.deliver,
    ErrandKind.ITEM_BLOCKED: item_blocked.deliver,
    ErrandKind.STAGE_REACHED: stage_reached.deliver,
    ErrandKind.APPROVAL_WANTED: approval_wanted.deliver,
    ErrandKind.INTRODUCTION_READY: introduction_ready.deliver,
    ErrandKind.STATUS_CHANGED: status_changed.deliver,
    ErrandKind.DIGEST: digest.deliver,
    ErrandKind.DIGEST_REFRESH: digest_refresh.deliver,
    ErrandKind.HOME_TAB: home_tab.deliver,
    ErrandKind.WINDOW_ENDS: window_ends.deliver,
    ErrandKind.FINAL_SUMMARY: final_summary.deliver,
    ErrandKind.HANDOVER_DOCUMENT: handover_document.deliver,
    ErrandKind.ARCHIVE_CHANNEL: archive_channel.deliver,
    ErrandKind.ANSWER: answer.deliver,
    ErrandKind.TROUBLE: trouble.deliver,
}
