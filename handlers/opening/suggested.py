"""Who could take over, in the form that starts a handover, for whoever decides it."""

from handlers.kit.form_values import FormValues
from messages.kit.message import View
from messages.kit.values import AccountValue
from messages.opening import suggested as words
from services import suggesting
from services.context import Services
from services.request import Request


async def with_people(services: Services, request: Request, form: FormValues, account_id: str) -> View:
    """Return the form with those who could take over. Whoever is chosen in it already is not among them. Raises ForLeads."""
    chosen = (form.user("outgoing"), form.user("incoming"))
    found = await suggesting.suggestions(services, request, account_id, chosen)
    return words.with_suggested(form.view, words.proposed(found.account, found.found, request.now))


async def with_chosen(services: Services, request: Request, form: FormValues, chosen: AccountValue) -> View:
    """Return the form with the person who was chosen, and the offer to suggest somebody else. Raises ForLeads."""
    account = await suggesting.account_led(services, request, chosen.account)
    return words.with_incoming(words.with_suggested(form.view, words.offer(account.id)), chosen.about)
