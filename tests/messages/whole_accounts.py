"""What is shown when accounts are merged, taken apart or forgotten."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from handover.blueprint.brief import NOTHING_KNOWN
from handover.merging import SideBySide, to_choose
from handover.model.account import AccountEntry, AccountRow, Likelihood, Renewal
from handover.model.customer_kinds import Tier
from handover.model.merge import Merge
from messages import forgetting
from messages.accounts.page import page
from messages.kit.message import View
from messages.merging import form as merge_form
from tests.messages.wild import World


def whole_accounts(world: World, entries: Sequence[AccountEntry]) -> Iterator[tuple[str, View]]:
    """Yield what is shown when accounts are merged or forgotten."""
    said, kept = world.word, world.account
    other = replace(
        kept,
        id="a00000000002",
        name=said,
        owner=world.handover.outgoing,
        backup=world.handover.incoming,
        website="https://other.example",
        segment=said,
        industry=said,
        region=said,
        language=said,
        tier=Tier.DIGITAL,
        renewal=Renewal(None, said, Likelihood.UNSURE, said, world.today),
    )
    rows = [AccountRow(f"a{n:011}", world.word, kept.owner, kept.backup) for n in range(150)]
    for some in ([], rows[:3], rows):
        yield "merging.form.choose", merge_form.choose(kept, some)
    both = [SideBySide(entry, entry, entry) for entry in entries] * 3
    for pairs in ([], both[:60]):
        yield "merging.form.preview", merge_form.preview(kept, other, to_choose(kept, other), pairs, len(pairs))
    yield "merging.form.merged", merge_form.merged(kept, other)
    yield "merging.form.undone", merge_form.undone(kept, other)
    for channels in ((), ("C0CHANNEL1",), ("C0CHANNEL1",) * 300):
        yield "forgetting.ask", forgetting.ask(kept, len(entries), len(channels), channels)
    yield "forgetting.forgotten", forgetting.forgotten(kept)
    made = Merge(kept, kept, {}, {}, (), (), world.handover.outgoing, world.now)
    for forgets in (False, True):
        end = list(forgetting.as_a_whole(kept, [(other, made)] * 4, may_forget=forgets))
        yield "accounts.page.page", page(kept, [], NOTHING_KNOWN, None, world.now, below=end)
