"""The fields of the opening form that hold proposals, and those that these follow: tier, industry, playbook, dates."""

from collections.abc import Collection, Sequence

from handover.model.handover import Reason, Window
from handover.model.playbook import Playbook
from messages.customer_kinds import INDUSTRIES, TIERS
from messages.kit import blocks
from messages.kit.ids import LiveField
from messages.kit.message import Block
from messages.kit.text import oneline, safe
from messages.opening.advice import contents, meaning

ADVICE = "advice"
"""Block id of what the form says about the playbook and the reason."""
PROPOSALS = frozenset({"playbook", "start", "end", ADVICE})
"""Names of the blocks that follow what is chosen above them."""


def kind_of_customer(tier: str, industry: str) -> list[Block]:
    """Return the fields that say what kind of customer it is, as far as a playbook depends on it."""
    tiers = [(words, one.value) for one, words in TIERS.items()]
    industries = [(words, one.value) for one, words in INDUSTRIES.items()]
    return [
        blocks.field(LiveField.TIER, "Tier", blocks.menu(LiveField.TIER, tiers, tier), optional=True, live=True),
        blocks.field(
            LiveField.INDUSTRY,
            "Industry",
            blocks.menu(LiveField.INDUSTRY, industries, industry),
            hint="Adds two or three questions of that industry, except to the light playbook. Leave it empty for any other.",
            optional=True,
            live=True,
        ),
    ]


def playbook(books: Sequence[tuple[str, str]], chosen: str, proposed: str) -> list[Block]:
    """Return the menu of playbooks, or the name of the only one: a menu with one choice asks nothing."""
    if len(books) == 1:
        return [blocks.context(f"Playbook: {safe(oneline(books[0][0]), 100)}")]
    menu = blocks.menu(LiveField.PLAYBOOK, books, chosen)
    return [blocks.field(f"{LiveField.PLAYBOOK}:{proposed}", "Playbook", menu, live=True)]


def advice(reason: str, shown: Playbook | None, known: Collection[str], window: Window) -> Block:
    """Return what the chosen playbook contains and what the chosen reason means, as far as either is known.

    `known` are the items that are known already, by key; `window` is what is proposed for the two.
    """
    said = [contents(shown, known, window)] if shown else []
    said += [meaning(Reason(reason), shown)] if reason else []
    words = "\n".join(said) or "The playbook says what is asked, of whom, and until when."
    return {**blocks.context(words), "block_id": ADVICE}
