"""One random account in every view, message, canvas and file that shows it; what is wrong names the number it is made from."""

import asyncio
import json
import re
from collections.abc import Iterator
from dataclasses import replace

from handover.accounts.editing import FORMS, form_of
from handover.blueprint.brief import brief_of
from handover.blueprint.whole import WholeBlueprint, whole_blueprint
from handover.entries.editing import item_of, takes_records
from handover.model.account import Account, AccountEntry, AccountRow
from handover.text.length import length
from jobs.engine.typesetting import typeset
from messages.accounts import form, history, lists, page
from messages.blueprint.brief import brief_mrkdwn, brief_parts
from messages.blueprint.markdown import markdown
from messages.blueprint.parts import parts_of
from messages.blueprint.pdf import inputs, template
from messages.canvas.layout import laid_out, whole
from messages.canvas.reading import known_regions, plain_lines, regions
from messages.entries import form as entry_form
from messages.entries import view as entry_view
from messages.kit.message import Message, View
from playground.rules.canvas import mentioned_in, problem_in, returned, sections_of
from services.accounts import ENTRIES
from tests.accounts.random_accounts import RandomAccount, random_account
from tests.messages.blueprints import bare, said
from tests.messages.everything import everything
from tests.messages.looking import allowed_links, look_at
from tests.messages.wild import World

LONGEST = 400
"""Characters of what is wrong that are kept."""
BRIEF_LENGTH = 600
CUT = 140
"""Characters of a title from which on a canvas has only its beginning."""


def looked(seed: int) -> tuple[int, str]:
    """Return what `look_through` returns and no words, or 0 and what is wrong."""
    try:
        return look_through(seed), ""
    except Exception as wrong:  # noqa: BLE001 - whatever it is, the other accounts are looked at too
        return 0, f"account {seed}: {type(wrong).__name__}: {str(wrong)[:LONGEST]}"


def look_through(seed: int) -> int:
    """Fail where anything that shows the account of this number is wrong; return how many messages and views were looked at."""
    one = random_account(seed)
    links = allowed_links(one.world) | _links(one)
    number = 0
    for builder, shown in (*everything(one.world), *_views(one)):
        look_at(builder, shown, links)
        number += 1
    blueprint = _blueprint(one)
    _look_at_files(blueprint, one, seed)
    _look_at_canvas(blueprint, one, seed)
    return number


def _views(one: RandomAccount) -> Iterator[tuple[str, Message | View]]:
    """Yield every page of the account, each entry whole, and what else is shown of all of them."""
    world, account = one.world, one.world.account
    brief = brief_of(account, {entry.item: entry for entry in one.entries}, world.handover, world.today, world.now)
    assert length("\n".join(f"{name}: {text}" for name, text in brief_parts(brief))) <= BRIEF_LENGTH
    for first in range(0, len(one.entries), ENTRIES):
        some = one.entries[first : first + ENTRIES]
        yield (
            "accounts.page.page",
            page.page(
                account,
                some,
                brief,
                world.handover,
                world.now,
                first=first,
                total=len(one.entries),
                stale=3,
                shown_at_once=ENTRIES,
            ),
        )
    for entry in one.entries[:MOST_WHOLE]:
        yield from _whole(account, entry, one.world)
    for first in range(0, len(account.changes), history.AT_ONCE):
        yield "accounts.history.history", history.history(account, first)
    for part in FORMS:
        yield "accounts.form.form", form.form(account, part, form_of(account, part))
    yield "accounts.lists.brief", lists.brief(account, brief_mrkdwn(brief))
    row = AccountRow(account.id, account.name, account.owner, account.backup)
    yield "accounts.lists.choice", lists.choice([row], "brief", account.name)


def _whole(account: Account, entry: AccountEntry, world: World) -> Iterator[tuple[str, View]]:
    """Yield an entry with all of its records, and the forms that change it and each of them."""
    for first in range(0, max(len(entry.records or ()), 1), entry_view.AT_ONCE):
        yield "entries.view.entry_view", entry_view.entry_view(account, entry, (), world.now, first=first)
    yield "entries.form.text_form", entry_form.text_form(account, entry)
    if takes_records(entry):
        for record in (entry.records or ())[:MOST_FORMS]:
            yield "entries.form.record_form", entry_form.record_form(account, entry, item_of(entry), record)


def _blueprint(one: RandomAccount) -> WholeBlueprint:
    world, known = one.world, {entry.item: entry for entry in one.entries}
    brief = brief_of(world.account, known, None, world.today, world.now)
    return whole_blueprint(world.account, one.entries, brief, world.today, world.now)


def _look_at_files(blueprint: WholeBlueprint, one: RandomAccount, seed: int) -> None:
    """Fail unless Markdown and PDF hold all that was said, and the PDF is one."""
    in_markdown = markdown(blueprint, one.world.people)
    shown = bare(re.sub(r"\\(\W|_)", r"\1", re.sub(r"^> ?", "", in_markdown, flags=re.MULTILINE)))
    in_pdf = bare(" ".join(_texts(json.loads(inputs(blueprint, one.world.people)["blueprint"]))))
    for text in _told(blueprint, one):
        assert text in shown, f"account {seed}: Markdown lost “{text}”"
        assert text in in_pdf, f"account {seed}: the PDF lost “{text}”"
    made = asyncio.run(typeset(template(), inputs(blueprint, one.world.people)))
    assert made.startswith(b"%PDF-"), f"account {seed}"


def _look_at_canvas(blueprint: WholeBlueprint, one: RandomAccount, seed: int) -> None:
    """Fail unless Slack takes the canvas, nobody is mentioned in it, and it is read back as it was said."""
    made = laid_out(parts_of(blueprint, one.world.people))
    written = whole(made, (), (), {})
    assert problem_in(written) == "", f"account {seed}"
    assert mentioned_in(written) == [], f"account {seed}"
    there = regions("\n\n".join(map(returned, sections_of(written))))
    known = known_regions(there, {part.part.key: part.part.title for part in made})
    for part in made:
        if not part.cut:
            words = tuple(plain_lines(part.text, marks=False))
            assert known[part.part.key].words == words, f"account {seed}: {part.part.key}"


def _told(blueprint: WholeBlueprint, one: RandomAccount) -> Iterator[str]:
    """Yield all that was said of the account, and what stands in each field of its records, without spaces."""
    named = replace(blueprint, account=replace(blueprint.account, owner="", backup="", manager="", team={}, covers=()))
    yield from said(named)
    yield from (bare(person.name) for user, person in one.world.people.items() if user in blueprint.account.people)


def _texts(thing: object) -> Iterator[str]:
    match thing:
        case str():
            yield thing
        case dict():
            yield from _texts(list(thing.values()))
        case list():
            for part in thing:
                yield from _texts(part)


def _links(one: RandomAccount) -> frozenset[str]:
    found = {evidence.link for entry in one.entries for evidence in entry.evidence}
    return frozenset(link for link in found if link.startswith(("https://", "http://", "mailto:")))


MOST_WHOLE, MOST_FORMS = 40, 5
"""Entries that are opened whole, for the others of a very large account are copies of these; and forms of records of each."""
