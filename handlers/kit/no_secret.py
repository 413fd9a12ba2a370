""" "This is no secret" in a form: the box below a refused field, and the words beside it."""

from collections.abc import Mapping

import structlog
from aiohttp import ClientError
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.kit.form_values import FormValues
from handover.model.field_problems import FieldProblem
from messages.kit import no_secret
from messages.kit.field_problems import WORDS
from messages.kit.message import View
from messages.kit.slack_codes import code_in

log = structlog.get_logger(__name__)


async def offered(client: AsyncWebClient, form: FormValues) -> Mapping[str, str]:
    """Put the box below each field of the form that looks like a secret, and take away those that ask about a text no more there.

    What was typed stays in the form, and is nowhere else. A private key gets no box. Returns the words beside the fields, by
    block id.
    """
    problems = form.secret_problems()
    view = with_boxes(form, form.view)
    if view["blocks"] != form.view["blocks"]:
        try:
            await client.views_update(view_id=form.view["id"], view=view)
        except SlackApiError as failure:
            log.warning("no box below a field", error=code_in(failure.response))
        except (ClientError, TimeoutError) as failure:
            log.warning("no box below a field", error=type(failure).__name__)
    return {block_id: WORDS[problem] for block_id, problem in problems.items()}


def with_boxes(form: FormValues, view: View) -> View:
    """Return the view, which is the form drawn anew or as it was, with the box below each field that looks like a secret."""
    problems = form.secret_problems()
    open_to_doubt = [block_id for block_id, problem in problems.items() if problem is FieldProblem.SECRET]
    return no_secret.with_offers(view, form.marks(open_to_doubt), form.cleared)
