"""The form of the introduction e-mail while it is filled in: what the check finds stands below the field it is about."""

from slack_bolt.async_app import AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from handlers.introduction.draft import DraftMetadata
from handlers.kit.form_values import FormValues
from handlers.kit.listener import listener
from handlers.kit.live_views import LiveViews
from handlers.kit.turns import Turns
from handover.introduction.forms import LetterForm
from messages.introduction import form as words
from messages.introduction.live import with_found
from messages.kit.ids import LiveField
from messages.kit.message import View
from services.context import Services
from services.introduction_check import typed_problems
from services.request import Request


def register(app: AsyncApp, services: Services) -> None:
    """Listen for what is typed in the form before it is sent."""
    views, turns = LiveViews(), Turns()

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
