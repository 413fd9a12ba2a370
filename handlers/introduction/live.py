"""The form of the introduction e-mail while it is filled in: what the check finds stands below the field it is about."""

import asyncio
from collections import OrderedDict

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


class _Newest:
    """Sees to it that of what is typed quickly in one form only the last is looked through, and one after the other."""

    def __init__(self) -> None:
        self._forms: OrderedDict[str, tuple[asyncio.Lock, list[int]]] = OrderedDict()

    def arrived(self, view_id: str) -> tuple[asyncio.Lock, list[int], int]:
        """Return the lock of a form, the number of what came last, kept up to date, and the number of this."""
        lock, last = self._forms.setdefault(view_id, (asyncio.Lock(), [0]))
        self._forms.move_to_end(view_id)
        while len(self._forms) > MOST_KEPT:
            self._forms.popitem(last=False)
        last[0] += 1
        return lock, last, last[0]


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what is typed in the form before it is sent."""
    views, newest = LiveViews(), _Newest()

    for field in (LiveField.LETTER_TO, LiveField.LETTER_SUBJECT, LiveField.LETTER_BODY):

        @app.action(field)
        @listener(services)
        async def on_typed(request: Request, form: FormValues, client: AsyncWebClient) -> None:
            lock, last, number = newest.arrived(form.view["id"])
            async with lock:
                if number == last[0]:
                    await views.update(client, form, lambda now: _checked(services, request, now))


async def _checked(services: Services, request: Request, form: FormValues) -> View:
    """Return the form with what is to be put right or worth a look in what stands in it now."""
    about = form.metadata(DraftMetadata)
    letter = LetterForm(*(form.entered(form.block_of(one), one)[0] for one in (words.TO, words.SUBJECT, words.BODY)))
    found = await typed_problems(services, request, about.handover, letter)
    return with_found(form.view, letter, found)
