"""Rules whose answers are kept with the handover they are about: one Home tab asks the same things of it many times over.

A handover never changes, so what has followed from it once follows from it for good; the next state of it is another one,
which knows nothing yet. What is kept must not hold the handover, or nothing but a garbage collection could free the two.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from handover.model.handover import Handover

Asked = TypeVarTuple("Asked")
Answer = TypeVar("Answer")


def memoized(rule: Callable[[Handover, *Asked], Answer]) -> Callable[[Handover, *Asked], Answer]:
    """Return the rule such that it is worked out once for a handover and the same further arguments.

    The rule must follow from its arguments alone, and its answer must not be changed by whoever gets it.
    """

    @wraps(rule)
    def worked_out_once(handover: Handover, *asked: *Asked) -> Answer:
        known, question = handover.memo, (rule, asked)
        if question not in known:
            known[question] = rule(handover, *asked)
        return cast("Answer", known[question])

    return worked_out_once
