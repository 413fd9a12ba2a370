"""The rota: which module carries which kind of errand."""

from collections.abc import Awaitable, Callable, Mapping

from deliveries import bookmarks, invite, open_channel, stage_reached, welcome
from deliveries.courier import Courier, Outcome
from handover.errands import ErrandKind

Deliver = Callable[[Courier], Awaitable[Outcome]]

ROTA: Mapping[ErrandKind, Deliver] = {
    # One line per kind, in the order of ErrandKind: `ErrandKind.PROMPT: prompt.deliver,`
    ErrandKind.OPEN_CHANNEL: open_channel.deliver,
    ErrandKind.INVITE: invite.deliver,
    ErrandKind.BOOKMARKS: bookmarks.deliver,
    ErrandKind.WELCOME: welcome.deliver,
    ErrandKind.STAGE_REACHED: stage_reached.deliver,
}
