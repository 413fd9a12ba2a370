"""A message of the bot's own was deleted: what hangs on it goes on elsewhere, and what waits in it is put again."""

from handover.interview.jobs import new_thread
from handover.interview.questions import put_deleted_again
from handover.model.handover import Handover
from handover.model.jobs import Job
from handover.overview import summary_card
from handover.time.timestamps import moment_of
from services.context import Services
from services.interview.threads import INTERVIEWS
from services.message_event import DeletedMessage
from storage.store import SlackRef, SlackRefKind


async def ours_deleted(services: Services, workspace: str, gone: DeletedMessage) -> None:
    """Have the thread or the card anew, or the question put again, whichever was deleted.

    Hearing of it twice does nothing more: each follows once from one deleted message.
    """
    async with services.store.begin(workspace) as unit:
        ref = await unit.slack_refs.at(gone.conversation, gone.stamp)
        if ref is not None:
            await unit.jobs.add(*_anew(await unit.handovers.get(ref.handover_id), ref))
            return
        thread = await unit.slack_refs.at(gone.conversation, gone.thread) if gone.thread else None
    if thread is not None and thread.kind in INTERVIEWS:
        at, role = moment_of(gone.stamp), INTERVIEWS[thread.kind]
        await services.store.decide(
            workspace, thread.handover_id, lambda handover: put_deleted_again(handover, role, at)
        )


def _anew(handover: Handover, ref: SlackRef) -> tuple[Job, ...]:
    if not handover.open:
        return ()
    if ref.kind in INTERVIEWS:
        return (new_thread(handover.id, handover.interview_of(INTERVIEWS[ref.kind]), ref.ts),)
    return (summary_card(handover.id),) if ref.kind is SlackRefKind.CARD else ()
