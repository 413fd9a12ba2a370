"""The form that gives a role to somebody else: who, what happens with what is open, and what that moves before it counts."""

from collections.abc import Sequence

from handover.model.contributors import ContributorRequest
from handover.model.handover import Handover
from handover.model.people import Role
from handover.role_change.moving import Move, Moving, moves, with_holder, without_own_areas
from handover.role_change.things import things_of
from handover.roles import sender
from messages.areas import area_words
from messages.kit import blocks
from messages.kit.ids import Form, LiveField
from messages.kit.message import Block, View
from messages.kit.quotes import block_quote
from messages.kit.text import listed, mention
from messages.kit.things import counted, named
from messages.kit.titles import account, item_title
from messages.role_change.people import ROLES

INSTEAD_TITLE = "Ask somebody else"
CHOICES = (
    ("All of it moves", Moving.ALL),
    ("Only what isn't begun moves", Moving.NOT_BEGUN),
    ("Nothing moves: they finish it themselves", Moving.NOTHING),
)
MAY_BE_NOBODY = frozenset({Role.MANAGER, Role.BACKUP})
PREVIEW = "preview"
"""Block id of what the form says about what moves."""
QUOTED = 1000


def form(handover: Handover, role: Role, metadata: str) -> View:
    """Return the form for this role, with nobody chosen yet."""
    former = getattr(handover, role)
    theirs = things_of(handover, former) if former else ()
    waits = f", with {listed(counted(handover, theirs))} open" if theirs else ""
    now = f"{mention(former)}{waits}" if former else "nobody"
    hint = "Leave it empty for nobody." if role in MAY_BE_NOBODY and former else ""
    who = blocks.field(
        LiveField.NEW_HOLDER,
        f"{ROLES[role]} from now on",
        blocks.user_picker(LiveField.NEW_HOLDER),
        hint=hint,
        optional=role in MAY_BE_NOBODY and bool(former),
        live=True,
    )
    content = [blocks.section(f"*{account(handover)}*\n{ROLES[role]} now: {now}."), who]
    if theirs:
        chosen = blocks.radio_buttons(LiveField.MOVING, CHOICES, Moving.ALL)
        content.append(blocks.field(LiveField.MOVING, "What happens with what is open for them?", chosen, live=True))
    content.append(_preview(_NOBODY_YET))
    return blocks.modal(Form.ROLE_CHANGE, f"{ROLES[role]}", content, submit="Save", close="Cancel", metadata=metadata)


def previewed(view: View, words: str) -> View:
    """Return the view that is open with what it says about what moves; the rest stays."""
    kept = {key: view[key] for key in ("type", "callback_id", "title", "submit", "close", "private_metadata")}
    content = [_preview(words) if block.get("block_id") == PREVIEW else block for block in view["blocks"]]
    return {**kept, "blocks": content}


def preview(handover: Handover, role: Role, user: str, moving: Moving) -> str:
    """Return what moves to whom and what stays when this person gets the role, in words; how to go on without a person."""
    former = getattr(handover, role)
    if user == former or not (user or role in MAY_BE_NOBODY):
        return _NOBODY_YET
    after = with_holder(handover, role, user)
    found = moves(handover, after, moving)
    return "\n".join(
        [*_moving(handover, found), *_staying(handover, former, found), *_of_the_role(after, role, former)]
    )


def instead_form(handover: Handover, request: ContributorRequest, metadata: str) -> View:
    """Return the form in which a question to a colleague is put to somebody else."""
    words = (
        f"{mention(request.contributor)} was asked about *{item_title(handover, request.item)}*:\n"
        f"{block_quote(request.question, QUOTED, handover.references)}\n"
        f"They hear that nothing waits for them any more, with thanks."
    )
    who = blocks.field("colleague", "Who is asked instead?", blocks.user_picker("colleague"))
    return blocks.modal(
        Form.CONTRIBUTOR_INSTEAD,
        INSTEAD_TITLE,
        [blocks.section(words), who],
        submit="Ask",
        close="Cancel",
        metadata=metadata,
    )


_NOBODY_YET = "Choose somebody, and I say here what moves and what stays."


def _preview(words: str) -> Block:
    return {**blocks.section(words), "block_id": PREVIEW}


def _moving(handover: Handover, found: Sequence[Move]) -> list[str]:
    by_whom: dict[str, list[Move]] = {}
    for one in found:
        if one.moves and one.to:
            by_whom.setdefault(one.to, []).append(one)
    lines = [
        f":arrow_right: To {mention(to)}: {named(handover, [one.thing for one in theirs])}."
        for to, theirs in by_whom.items()
    ]
    return lines or ["Nothing that is open moves."]


def _staying(handover: Handover, former: str, found: Sequence[Move]) -> list[str]:
    stays = [one.thing for one in found if not one.moves]
    if not stays or not former:
        # Nothing stays with nobody, where the role was empty.
        return []
    return [f"Stays with {mention(former)} until it is done: {named(handover, stays)}."]


def _of_the_role(after: Handover, role: Role, former: str) -> list[str]:
    """Return what is of the role itself and so goes with it."""
    draft, lines = after.introduction, []
    new = mention(getattr(after, role))
    area = next((one for one in after.areas if one not in without_own_areas(after).areas), None)
    if area is not None:
        whole = "takes all of it over" if role is Role.INCOMING else "hands all of it over"
        lines.append(f"{new} {whole} then: the area {area_words(area)}, which was theirs, ends with that.")
    if role is Role.INCOMING and any(one.given for one in after.answers.values()):
        lines.append(
            f"{new} reads the answers so far, for whoever looks after the customer has to know them; what {mention(former)} has "
            f"accepted no longer counts. With an area {mention(former)} can go on reading a part."
        )
    if role in (Role.OUTGOING, Role.INCOMING) and draft.sent:
        lines.append("The introduction e-mail has gone out and names somebody else: the customer should hear from you.")
    elif role in (Role.OUTGOING, Role.INCOMING) and draft.drafted:
        lines.append("The introduction e-mail is looked at again before it goes out: it names somebody else.")
    elif draft.author == former and draft.drafted and not after.roles_of(former):
        lines.append(f"The introduction e-mail stays as it is; {mention(sender(after))} changes and sends it.")
    lines.append("Save, and it counts. It can be undone for a day.")
    return lines
