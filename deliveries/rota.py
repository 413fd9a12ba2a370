"""The rota: which module carries which kind of errand."""

from collections.abc import Awaitable, Callable, Mapping

from deliveries.courier import Courier, Outcome
from handover.errands import ErrandKind

Deliver = Callable[[Courier], Awaitable[Outcome]]

ROTA: Mapping[ErrandKind, Deliver] = {
    # One line per kind, in the order of ErrandKind: `ErrandKind.PROMPT: prompt.deliver,`
}
