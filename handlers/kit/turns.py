"""Forms that are looked through while somebody types: of what is typed quickly in one only the last, one after the other."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

MOST_KEPT = 200
"""Forms of which it is known what was typed last."""


@dataclass
class _Form:
    """A form that is open: how many times something was typed in it, and whose turn it is."""

    typed: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class Turns:
    """Sees to it that of what is typed quickly in one form only the last is looked through, and one after the other."""

    def __init__(self) -> None:
        self._forms: OrderedDict[str, _Form] = OrderedDict()

    @asynccontextmanager
    async def turn(self, view_id: str) -> AsyncIterator[bool]:
        """Wait until what came before is looked through, and yield whether nothing has come since."""
        form = self._forms.setdefault(view_id, _Form())
        self._forms.move_to_end(view_id)
        while len(self._forms) > MOST_KEPT:
            self._forms.popitem(last=False)
        form.typed += 1
        number = form.typed
        async with form.turn:
            yield number == form.typed
