"""Memoization of rules on the handover they are about, because one Home tab evaluates the same rules many times.

A handover is immutable, so a result stays valid; the next state is another object with an empty memo. A result must not
hold the handover: the reference cycle would need a garbage collection.
"""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple, cast

from handover.model.handover import Handover

Arguments = TypeVarTuple("Arguments")
Result = TypeVar("Result")


def memoized(rule: Callable[[Handover, *Arguments], Result]) -> Callable[[Handover, *Arguments], Result]:
    """Return the rule with its results kept on the handover, by further arguments.

    The rule must be pure, and its result must not be modified.
    """

    @wraps(rule)
    def from_memo(handover: Handover, *arguments: *Arguments) -> Result:
        memo, key = handover.memo, (rule, arguments)
        if key not in memo:
            memo[key] = rule(handover, *arguments)
        return cast("Result", memo[key])

    return from_memo
