"""The rota: which module carries which kind of errand."""

from collections.abc import Awaitable, Callable, Mapping

from handover.model.jobs import ErrandKind
from jobs import blocking, document, failures, home, overview, queries, review, stages
from jobs.digest import refresh, send
from jobs.engine.context import Courier, Outcome
from jobs.interview import prompt, saved_edit
from jobs.introduction import approval_wanted, introduction_ready
from jobs.lifecycle import archive_channel, final_summary, status_changed, window_ends
from jobs.opening import bookmarks, invite, open_channel, welcome

Deliver = Callable[[Courier], Awaitable[Outcome]]

ROTA: Mapping[ErrandKind, Deliver] = {
    # One line per kind, in the order of ErrandKind: `ErrandKind.PROMPT: prompt.deliver,`
    ErrandKind.OPEN_CHANNEL: open_channel.deliver,
    ErrandKind.INVITE: invite.deliver,
    ErrandKind.SUMMARY_CARD: overview.deliver,
    ErrandKind.BOOKMARKS: bookmarks.deliver,
    ErrandKind.WELCOME: welcome.deliver,
    ErrandKind.PROMPT: prompt.deliver,
    ErrandKind.SAVED_EDIT: saved_edit.deliver,
    ErrandKind.QUESTION_REPLIED: review.deliver,
    ErrandKind.ITEM_BLOCKED: blocking.deliver,
    ErrandKind.STAGE_REACHED: stages.deliver,
    ErrandKind.APPROVAL_WANTED: approval_wanted.deliver,
    ErrandKind.INTRODUCTION_READY: introduction_ready.deliver,
    ErrandKind.STATUS_CHANGED: status_changed.deliver,
    ErrandKind.DIGEST: send.deliver,
    ErrandKind.DIGEST_REFRESH: refresh.deliver,
    ErrandKind.HOME_TAB: home.deliver,
    ErrandKind.WINDOW_ENDS: window_ends.deliver,
    ErrandKind.FINAL_SUMMARY: final_summary.deliver,
    ErrandKind.HANDOVER_DOCUMENT: document.deliver,
    ErrandKind.ARCHIVE_CHANNEL: archive_channel.deliver,
    ErrandKind.ANSWER: queries.deliver,
    ErrandKind.TROUBLE: failures.deliver,
}
