"""The registry: which module carries which kind of job."""

from collections.abc import Awaitable, Callable, Mapping

from handover.model.jobs import JobKind
from jobs import blocking, document, failures, home, overview, queries, review, stages
from jobs.digest import refresh, send
from jobs.engine.context import JobContext, Outcome
from jobs.interview import prompt, saved_edit
from jobs.introduction import approval_wanted, introduction_ready
from jobs.lifecycle import archive_channel, final_summary, status_changed, window_ends
from jobs.opening import bookmarks, invite, open_channel, welcome

Deliver = Callable[[JobContext], Awaitable[Outcome]]

REGISTRY: Mapping[JobKind, Deliver] = {
    # One line per kind, in the order of JobKind: `JobKind.PROMPT: prompt.deliver,`
    JobKind.OPEN_CHANNEL: open_channel.deliver,
    JobKind.INVITE: invite.deliver,
    JobKind.SUMMARY_CARD: overview.deliver,
    JobKind.BOOKMARKS: bookmarks.deliver,
    JobKind.WELCOME: welcome.deliver,
    JobKind.PROMPT: prompt.deliver,
    JobKind.SAVED_EDIT: saved_edit.deliver,
    JobKind.QUESTION_REPLIED: review.deliver,
    JobKind.ITEM_BLOCKED: blocking.deliver,
    JobKind.STAGE_REACHED: stages.deliver,
    JobKind.APPROVAL_WANTED: approval_wanted.deliver,
    JobKind.INTRODUCTION_READY: introduction_ready.deliver,
    JobKind.STATUS_CHANGED: status_changed.deliver,
    JobKind.DIGEST: send.deliver,
    JobKind.DIGEST_REFRESH: refresh.deliver,
    JobKind.HOME_TAB: home.deliver,
    JobKind.WINDOW_ENDS: window_ends.deliver,
    JobKind.FINAL_SUMMARY: final_summary.deliver,
    JobKind.HANDOVER_DOCUMENT: document.deliver,
    JobKind.ARCHIVE_CHANNEL: archive_channel.deliver,
    JobKind.ANSWER: queries.deliver,
    JobKind.FAILURE_NOTICE: failures.deliver,
}
