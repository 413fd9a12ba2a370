"""The form of the introduction e-mail while it is filled in: what the check finds stands below the field it is about."""

import asyncio
from collections import OrderedDict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import DraftMetadata
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.live_views import LiveViews
from handover.introduction.forms import LetterForm
from messages.introduction import form as words
from messages.introduction.live import with_found
from messages.kit.ids import LiveField
from messages.kit.message import View
from services.context import Services
from services.introduction_check import typed_problems
from services.request import Request

MOST_KEPT = 200
"""Forms of which it is known what was typed last."""


@dataclass
class _Form:
    """A form that is open: how many times something was typed in it, and whose turn it is."""

    typed: int = 0
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)


class _Turns:
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


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what is typed in the form before it is sent."""
    views, turns = LiveViews(), _Turns()

    for typed in (LiveField.LETTER_TO, LiveField.LETTER_SUBJECT, LiveField.LETTER_BODY):

        @app.action(typed)
        @listener(services)
        async def on_typed(request: Request, form: FormValues, client: AsyncWebClient) -> None:
            async with turns.turn(form.view["id"]) as newest:
                if newest:
                    await views.update(client, form, lambda now: _checked(services, request, now))


async def _checked(services: Services, request: Request, form: FormValues) -> View:
    """Return the form with what is to be put right or worth a look in what stands in it now."""
    about = form.metadata(DraftMetadata)
    letter = LetterForm(*(form.entered(form.block_of(one), one)[0] for one in (words.TO, words.SUBJECT, words.BODY)))
    found = await typed_problems(services, request, about.handover, letter)
    return with_found(form.view, letter, found)
