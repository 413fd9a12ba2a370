"""The words for what a plan does not allow yet."""

from handover.plan.confidentiality import StillConfidential
from handover.replanning.proposed import ProposalDoesNotFit
from messages.kit.dates import day
from messages.kit.refusals import words_for
from messages.kit.text import mention


@words_for.register
def _(refusal: StillConfidential) -> str:
    who = mention(refusal.who) if refusal.who else "A workspace admin"
    return (
        f"Not yet: this is confidential until {day(refusal.until)}. Before that nothing goes to the customer or to colleagues "
        f"outside the handover. {who} can let it be told earlier with `/handover override`."
    )


@words_for.register
def _(refusal: ProposalDoesNotFit) -> str:
    return (
        f"I can't put {mention(refusal.who)} in: they have another part in this handover, or are no member here any more. "
        "*Choose somebody else …* shows who is in it."
    )
