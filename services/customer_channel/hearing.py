"""What Slack tells of a channel with the customer, and whether something was asked in one."""

from collections.abc import Callable

from handover.customer_channel import inviting, news
from handover.customer_channel.news import InCustomerChannel
from handover.model.decision import Decision
from handover.model.handover import Handover
from services.context import Services
from services.request import Request
from storage.store import UnitOfWork


async def require_elsewhere(services: Services, workspace: str, conversation: str) -> None:
    """Raise InCustomerChannel where something is asked in a channel with a customer: nothing of a handover is said there."""
    async with services.store.begin(workspace) as unit:
        if await unit.slack_refs.with_customers(conversation):
            raise InCustomerChannel


async def answered(
    services: Services, request: Request, conversation: str, event_id: str, email: str, *, accepted: bool
) -> None:
    """Note that one of the customer's people has accepted or declined an invitation, and tell whoever owns the account."""
    what = news.ACCEPTED if accepted else news.DECLINED

    def rule(handover: Handover) -> Decision:
        noted = inviting.answered(handover, email, accepted=accepted)
        if noted.handover == handover:
            return noted
        job = news.news(handover, news.owner(handover), what, event_id, email)
        return Decision(noted.handover, (*noted.jobs, job))

    await _heard(services, request, conversation, event_id, rule)


async def happened(
    services: Services, request: Request, conversation: str, event_id: str, what: str, name: str = ""
) -> None:
    """Note what has happened to a channel with the customer (a word of `news`), and tell whoever owns the account, once."""
    await _heard(services, request, conversation, event_id, lambda h: news.heard(h, what, event_id, name))


async def _heard(
    services: Services, request: Request, conversation: str, event_id: str, rule: Callable[[Handover], Decision]
) -> None:
    async with services.store.begin(request.workspace) as unit:
        handovers = await unit.slack_refs.with_customers(conversation)
    for number, handover_id in enumerate(handovers):

        async def once(unit: UnitOfWork, name: str = f"{event_id}:{number}") -> None:
            await unit.first_time(name, request.now)

        await services.store.decide(request.workspace, handover_id, rule, once)
