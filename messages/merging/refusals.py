"""The words for what is refused when accounts are merged, or taken apart."""

from handover.merging import BothUnderWay, MergeNotUndone, SameAccount
from messages.kit.refusals import words_for
from messages.kit.text import oneline, safe


@words_for.register
def _(_refusal: SameAccount) -> str:
    return "These two are one account already, so there is nothing to merge."


@words_for.register
def _(refusal: BothUnderWay) -> str:
    one, two = safe(oneline(refusal.account), 100), safe(oneline(refusal.other), 100)
    return (
        f"*{one}* and *{two}* both have an open handover, and a customer has one at a time. Complete or cancel one of them "
        "(`/handover cancel`), then merge them: what it has gathered stays."
    )


@words_for.register
def _(refusal: MergeNotUndone) -> str:
    if refusal.begun:
        return "A handover has been started since, so I left the two together. It would belong to neither alone."
    return "These two can't be taken apart any more: that works for a day, and once."
