"""Block BlockTemplates as inert HTML: every block and element that a message, a modal or a Home tab may hold."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import jinja2
from jinja2.utils import missing
from markupsafe import Markup, escape

from playground.page import emojis, form_values, markdown, mrkdwn, richtext
from playground.page.directory import Choice, Directory
from playground.page.reader import Reader
from playground.workspace.entities import Json

BLOCKS = frozenset(
    (
        *("section", "header", "divider", "context", "actions", "input", "image", "rich_text", "markdown", "table"),
        *("data_table", "video", "file", "alert", "card", "carousel", "container", "plan", "task_card"),
        *("context_actions", "data_visualization"),
    )
)
_LISTS = ("static_select", "external_select", "users_select", "conversations_select", "channels_select")
ELEMENTS = frozenset(
    (
        *("button", "workflow_button", "icon_button", "feedback_buttons", "overflow", "image"),
        *("datepicker", "timepicker", "datetimepicker", "checkboxes", "radio_buttons"),
        *("plain_text_input", "email_text_input", "url_text_input", "number_input", "rich_text_input", "file_input"),
        *_LISTS,
        *(f"multi_{kind}" for kind in _LISTS),
    )
)


class _LeftOut(jinja2.ChainableUndefined):
    """Nothing, where an app left out a member of a block; a name that the templates themselves lack is an error."""

    __slots__ = ()

    def __str__(self) -> str:
        self._refuse_unknown_name()
        return ""

    def __bool__(self) -> bool:
        self._refuse_unknown_name()
        return False

    def __html__(self) -> str:
        return str(self)

    def _refuse_unknown_name(self) -> None:
        if self._undefined_obj is missing:
            raise self._undefined_exception(self._undefined_message)


def environment() -> jinja2.Environment:
    """Return the page's templates: everything is escaped, and what an app left out of a block is empty."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).with_name("templates")),
        autoescape=True,
        undefined=_LeftOut,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@dataclass(frozen=True)
class BlockTemplates:
    """The templates of blocks and elements, loaded once."""

    blocks: dict[str, Callable[..., Markup]]
    elements: dict[str, Callable[..., Markup]]

    @classmethod
    def load(cls, templates: jinja2.Environment) -> BlockTemplates:
        """Return the macros of `blocks.html` and `elements.html` by the type they draw."""
        found = templates.get_template("blocks.html").module, templates.get_template("elements.html").module
        blocks = {kind: getattr(found[0], f"{kind}_block") for kind in BLOCKS}
        elements = {kind: getattr(found[1], kind) for kind in ELEMENTS}
        return cls(blocks, elements)


@dataclass(frozen=True)
class BlockRenderer:
    """Draws the blocks of one message or view for one reader.

    `values` is the `state.values` of what was chosen so far, `errors` the words beside the input of a block id.
    """

    templates: BlockTemplates
    reader: Reader
    directory: Directory
    values: Json = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)

    def blocks(self, blocks: list[Json]) -> Markup:
        """Return all blocks, one below the other."""
        return Markup("\n").join(self.block(block) for block in blocks)

    def block(self, block: Json) -> Markup:
        """Return one block; of a type that Slack does not know, a line that says so."""
        kind = str(block.get("type", ""))
        draw = self.templates.blocks.get(kind)
        if draw is None:
            return Markup('<div class="b unknown">This block cannot be shown: {}</div>').format(kind or "no type")
        return draw(block, self)

    def element(self, element: Json, block: Json, label: str = "") -> Markup:
        """Return one interactive element or image of a block; `label` is the name it has for screen readers."""
        kind = str(element.get("type", ""))
        draw = self.templates.elements.get(kind)
        if draw is None:
            return Markup('<span class="unknown">This element cannot be shown: {}</span>').format(kind or "no type")
        return draw(element, block, self, label or self.name_of(element))

    def text(self, text: Json | str | None) -> Markup:
        """Return a text object as inert HTML: mrkdwn rendered, plain text as it is with its emoji."""
        if not text:
            return Markup("")
        if isinstance(text, str):
            return emojis.with_pictures(text)
        body = str(text.get("text", ""))
        if text.get("type") == "mrkdwn":
            return mrkdwn.render(body, self.reader)
        return escape(body) if text.get("emoji") is False else emojis.with_pictures(body)

    def words(self, text: Json | str | None) -> str:
        """Return the bare words of a text object, for labels that only a screen reader reads."""
        return self.text(text).striptags()

    def rich(self, block: Json) -> Markup:
        """Return a `rich_text` block's content."""
        return richtext.render(block.get("elements", []), self.reader)

    def markdown(self, text: str) -> Markup:
        """Return a `markdown` block's content."""
        return markdown.render(text, self.reader)

    def known(self, element: Json, block: Json) -> Json | None:
        """Return the state of an element where somebody chose something already."""
        by_action = self.values.get(str(block.get("block_id", ""))) or {}
        found: Json | None = by_action.get(str(element.get("action_id", "")))
        return found

    def given(self, element: Json, block: Json) -> list[str]:
        """Return the plain strings that the element holds now."""
        return form_values.shown(element, self.known(element, block), self.reader.zone)

    def chosen(self, element: Json, block: Json) -> list[tuple[str, str]]:
        """Return (value, label) of what a select holds now."""
        known = self.known(element, block)
        if known and "files" in known:
            return [(str(file["id"]), str(file.get("name", file["id"]))) for file in known["files"]]
        pairs = []
        for value in self.given(element, block):
            option = form_values.option_of(element, value, known)
            pairs.append((value, self.words(option.get("text")) if option else self.directory.label(value)))
        return pairs

    def offered(self, element: Json) -> tuple[Choice, ...]:
        """Return what a select of people or conversations offers."""
        return self.directory.offered(element)

    def name_of(self, element: Json) -> str:
        """Return an accessible name for an element that has no label of its own."""
        if element.get("accessibility_label"):
            return str(element["accessibility_label"])
        own = element.get("text") or element.get("placeholder") or element.get("alt_text")
        if own:
            return self.words(own)
        kind = str(element.get("type", "")).removeprefix("multi_")
        return {"overflow": "More options", "datepicker": "Date", "timepicker": "Time"}.get(kind, "Choose")

    def picture(self, image: Json) -> str:
        """Return where the bytes of an image block or element are; empty for an address that is not of the web."""
        file = image.get("slack_file") or {}
        if file.get("id"):
            return f"/files/{file['id']}/picture"
        address = str(file.get("url") or image.get("image_url") or "")
        return address if address.startswith(("https://", "http://", "/")) else ""

    def address(self, url: str | None) -> str:
        """Return a link button's address where it is safe to open; empty otherwise."""
        return url if url and url.startswith(("https://", "http://", "mailto:", "tel:", "slack://")) else ""
