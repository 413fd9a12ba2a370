"""What the fields of an account are called, and what they say, in words."""

from collections.abc import Mapping
from datetime import date

from handover.model.account import AccountChange, AccountField, Likelihood, TeamRole
from handover.model.customer_kinds import Tier
from messages.customer_kinds import LIKELIHOODS, TIERS
from messages.kit.dates import day_and_year
from messages.kit.text import mention, oneline, safe

LABELS: Mapping[AccountField, str] = {
    AccountField.NAME: "Name",
    AccountField.OTHER_NAMES: "Other names",
    AccountField.WEBSITE: "Website",
    AccountField.TIER: "Tier",
    AccountField.SEGMENT: "Segment",
    AccountField.INDUSTRY: "Industry",
    AccountField.REGION: "Region",
    AccountField.LANGUAGE: "Language",
    AccountField.OWNER: "Owner",
    AccountField.OWNER_SINCE: "Owner since",
    AccountField.OWNER_TEAM: "Owner's team",
    AccountField.COVERED_BY: "Covered by",
    AccountField.COVERED_UNTIL: "Owner back on",
    AccountField.BACKUP: "Backup",
    AccountField.MANAGER: "Manager",
    AccountField.SALES: "Sales",
    AccountField.SUPPORT: "Support",
    AccountField.SOLUTIONS: "Solutions",
    AccountField.RENEWAL_DATE: "Renewal date",
    AccountField.OUT_OF_CONTRACT: "Out of contract since",
    AccountField.RENEWAL_AMOUNT: "Amount",
    AccountField.LIKELIHOOD: "How likely",
    AccountField.RENEWAL_RISKS: "What could get in the way",
    AccountField.CRM_IDS: "Ids in other systems",
    AccountField.LINKS: "Links",
}
PEOPLE = frozenset(
    {
        AccountField.OWNER,
        AccountField.COVERED_BY,
        AccountField.BACKUP,
        AccountField.MANAGER,
        *(AccountField(role.value) for role in TeamRole),
    }
)
_DAYS = frozenset(
    {
        AccountField.OWNER_SINCE,
        AccountField.COVERED_UNTIL,
        AccountField.RENEWAL_DATE,
        AccountField.OUT_OF_CONTRACT,
    }
)


def change_words(change: AccountChange, longest: int) -> str:
    """Return what was changed, from what to what, in mrkdwn, with at most so many characters of each."""
    before, after = (_value(change.what, said, longest) for said in (change.before, change.after))
    return f"{LABELS[change.what]} {before} → {after}"


def _value(what: AccountField, said: str, longest: int) -> str:
    if not said:
        return "nobody" if what in PEOPLE else "none"
    if what in PEOPLE:
        return mention(said)
    if what in _DAYS:
        return day_and_year(date.fromisoformat(said))
    if what is AccountField.TIER:
        return TIERS[Tier(said)]
    if what is AccountField.LIKELIHOOD:
        return LIKELIHOODS[Likelihood(said)]
    return safe(oneline(said), longest)
