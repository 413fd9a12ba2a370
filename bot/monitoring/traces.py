"""Traces for the log: where something went wrong and what kind of thing it was, and none of the facts it carries.

An exception's words quote what it was about: a refusal the account, Slack's answer a whole view, a database error the
parameters of its statement. So of each exception only its type is said, and the code a machine gave it.
"""

import re
import traceback
from collections.abc import Iterator
from types import TracebackType

CODE = re.compile(r"[A-Za-z0-9_]{1,60}")
CODES = ("sqlstate", "sqlite_errorname", "errno", "status")
"""Attributes in which exceptions of the database drivers, the operating system and HTTP keep their code."""
DEEPEST = 10

Trace = tuple[type[BaseException], BaseException, TracebackType | None]


def without_facts(error: BaseException) -> str:
    """Return the traces of the exception and of those it came from, the first cause first."""
    chain = [one for one, _ in zip(_chain(error), range(DEEPEST), strict=False)]
    return "\n\n".join(_one(one) for one in reversed(chain))


def name_of(error: BaseException) -> str:
    """Return the exception's type and, where it has one, its code."""
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    code = _code_of(error)
    return f"{kind}: {code}" if code else kind


def _chain(error: BaseException) -> Iterator[BaseException]:
    seen: set[int] = set()
    while id(error) not in seen:
        seen.add(id(error))
        yield error
        before = error.__cause__ if error.__suppress_context__ else error.__cause__ or error.__context__
        if before is None:
            return
        error = before


def _one(error: BaseException) -> str:
    frames = "".join(traceback.format_tb(error.__traceback__))
    said = f"Traceback (most recent call last):\n{frames}{name_of(error)}"
    if isinstance(error, BaseExceptionGroup):
        said = "\n".join((said, *(_one(part) for part in error.exceptions[:DEEPEST])))
    return said


def _code_of(error: BaseException) -> str:
    answer = getattr(error, "response", None)
    data = getattr(answer, "data", answer)
    named = data.get("error") if isinstance(data, dict) else None
    values = [named, *(getattr(one, name, None) for one in (error, getattr(error, "orig", None)) for name in CODES)]
    return next((str(one) for one in values if one is not None and CODE.fullmatch(str(one))), "")
