"""What is kept of each CSM's work: in words, as a form, and the list of the people somebody leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handover.csm_facts import LIMITS, LONGEST, TEXTS, NoMember, facts_form
from handover.form_merge import field_marks
from handover.model.csm_facts import CsmFacts
from handover.model.customer_kinds import Tier
from handover.suggesting.fit import Candidate
from handover.suggesting.load import AREA_SHARE, USUAL_LIMIT, WEIGHTS, Load
from messages.kit import blocks
from messages.kit.dates import day_and_year
from messages.kit.ids import Action, Form
from messages.kit.message import Block, View
from messages.kit.refusals import words_for
from messages.kit.text import count, first_listed, mention, oneline, safe
from messages.kit.values import ButtonValue, joined_marks, pack

OWN_TITLE, TITLE, TEAM_TITLE = "What you know", "What they know", "Your people"
LIMIT = "limit"
"""Block and action id of the field for leads; those of the others are the names of the facts."""
USUAL = "usual"
"""Value of the choice of no limit of one's own."""
PAGE = 20
"""People on one page of the list."""
MOST_NAMED = 6
LABELS: Mapping[str, tuple[str, str]] = {
    "languages": ("Languages", "German, English"),
    "industries": ("Industries", "Healthcare, food"),
    "regions": ("Regions", "DACH, Nordics"),
    "products": ("Products and skills", "Single sign-on, analytics"),
}
_HIGH, _MID, _DIGITAL = (WEIGHTS[tier] for tier in (Tier.HIGH_TOUCH, Tier.MID_TOUCH, Tier.DIGITAL))
COUNTED = (
    f"Counted as mid-touch accounts: a high-touch one counts as {_HIGH // _MID}, {_MID // _DIGITAL} digital ones as 1. "
    f"Areas of {AREA_SHARE} accounts, beside their CSM, count as 1 of those. "
    f"Unless a lead sets another limit, a person carries at most {USUAL_LIMIT}."
)
"""How accounts are counted against a limit."""


@dataclass(frozen=True)
class ShownFacts:
    """Whose facts the form shows, the marks of what it showed, and whether to a lead (else empty)."""

    user: str
    marks: str
    lead: str = ""


def facts_view(facts: CsmFacts, *, own: bool, lead: bool) -> View:
    """Return the form of what somebody knows; to a lead with the most that they carry."""
    shown = facts_form(facts)
    marks = {field: mark for field, mark in field_marks(shown).items() if lead or field != LIMIT}
    whose = "you know" if own else f"{mention(facts.user)} knows"
    top = f"When a successor is chosen, leads see what {whose}. Customers and guests never do."
    content: list[Block] = [blocks.section(top)]
    for field in TEXTS:
        label, example = LABELS[field]
        element = blocks.text_field(field, getattr(shown, field), placeholder=example, limit=LONGEST)
        content.append(blocks.field(field, label, element, hint="With commas between.", optional=True))
    if lead:
        content.append(_limit_field(facts.limit))
    if facts.by and facts.at is not None:
        content.append(blocks.context(f"Last changed by {mention(facts.by)}, {day_and_year(facts.at.date())}."))
    carried = pack(ShownFacts(facts.user, joined_marks(marks), "yes" if lead else ""))
    return blocks.modal(
        Form.CSM_FACTS, OWN_TITLE if own else TITLE, content, submit="Save", close="Cancel", metadata=carried
    )


def saved(facts: CsmFacts, *, own: bool) -> str:
    """Return the confirmation after the facts were saved."""
    known = known_words(facts)
    who = "you" if own else mention(facts.user)
    said = (
        f"Saved. Of {who}, leads see: {known}."
        if known
        else f"Saved. Nothing is kept of what {who} know{'' if own else 's'}."
    )
    return said if facts.limit is None else f"{said}\n{limit_words(facts)[0].upper()}{limit_words(facts)[1:]}."


def team(members: Sequence[Candidate], first: int, *, everybody: bool) -> View:
    """Return a page of the people somebody leads, from the one of number `first` on: what each knows and carries."""
    shown = members[first : first + PAGE]
    whose = "Everybody who looks after accounts" if everybody else "Those whose manager you are"
    content: list[Block] = [
        blocks.section(f"{whose}, what they know, and how many accounts they carry. `/handover suggest` reads it."),
        *(_member(one) for one in shown),
    ]
    if not members:
        content.append(blocks.section("No account has an owner yet, and none is being taken over."))
    buttons = []
    if first > 0:
        value = str(ButtonValue("", str(max(first - PAGE, 0))))
        buttons.append(blocks.button("Previous page", Action.CSM_TEAM_PREVIOUS, value))
    if first + PAGE < len(members):
        buttons.append(blocks.button("Next page", Action.CSM_TEAM_NEXT, str(ButtonValue("", str(first + PAGE)))))
    if buttons:
        content.append(blocks.actions(*buttons))
    if everybody:
        picker = blocks.user_picker(Action.CSM_FACTS_ADD)
        content.append(blocks.section("Somebody else:", picker))
    content.append(blocks.context(COUNTED))
    return blocks.modal(Form.CSM_TEAM, TEAM_TITLE, content)


def known_words(facts: CsmFacts) -> str:
    """Return what somebody knows, as in `speaks German; knows healthcare, single sign-on`; empty for nothing."""
    named = {field: _listed(getattr(facts, field)) for field in TEXTS}
    said = (
        f"speaks {named['languages']}" if named["languages"] else "",
        f"knows {named['industries']}" if named["industries"] else "",
        f"at home in {named['regions']}" if named["regions"] else "",
        f"products and skills: {named['products']}" if named["products"] else "",
    )
    return "; ".join(filter(None, said))


def load_words(load: Load) -> str:
    """Return how many accounts somebody carries."""
    counted = [
        (verb, number)
        for verb, number in (
            ("looks after", load.owned),
            ("is taking over", load.taking_over),
            ("has an area of", load.areas),
        )
        if number
    ]
    if not counted:
        return "no account yet"
    [(verb, number), *others] = counted
    return ", ".join([f"{verb} {count(number, 'account')}", *(f"{also} {more}" for also, more in others)])


def limit_words(facts: CsmFacts) -> str:
    """Return the most that somebody carries, as a lead has set it; empty for the usual."""
    if facts.limit is None:
        return ""
    return f"at most {facts.limit}, counted as mid-touch" if facts.limit else "takes no more accounts for now"


def _member(one: Candidate) -> Block:
    carried = " · ".join(filter(None, (load_words(one.load), limit_words(one.facts))))
    known = known_words(one.facts) or "nothing is kept of what they know"
    words = f"*{mention(one.person.id)}* · {carried}\n{known[0].upper()}{known[1:]}."
    label = f"Change what is kept of {oneline(one.person.name)}"
    return blocks.section(
        words, blocks.button("Change …", Action.CSM_FACTS_OPEN, str(ButtonValue("", one.person.id)), label=label)
    )


def _limit_field(limit: int | None) -> Block:
    usual = (f"The usual: {USUAL_LIMIT}", USUAL)
    numbers = [*LIMITS, *([limit] if limit is not None and limit not in LIMITS else [])]
    choices = [usual, *((str(one) if one else "None for now", str(one)) for one in sorted(numbers))]
    menu = blocks.menu(LIMIT, choices, USUAL if limit is None else str(limit))
    return blocks.field(LIMIT, "Most accounts at the same time", menu, hint=COUNTED)


def _listed(things: Sequence[str]) -> str:
    return first_listed([safe(oneline(one), 80) for one in things], MOST_NAMED)


@words_for.register
def _(_refusal: NoMember) -> str:
    return "Only full members of this workspace can take over an account, so nothing is kept of anybody else."
