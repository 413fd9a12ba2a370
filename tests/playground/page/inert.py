"""A check that markup does nothing by itself: no scripts, no handlers, no addresses that act."""

from datetime import UTC, datetime
from html.parser import HTMLParser
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from playground.page.blocks import BlockRenderer, BlockTemplates, environment
from playground.page.directory import Choice, Directory
from playground.page.reader import Reader

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
READER = Reader(
    "U1", ZoneInfo("America/New_York"), NOW, {"U1": "Dana", "U2": "Priya <b>"}, {"C1": "general"}, {"S1": "csms"}
)
DIRECTORY = Directory(
    (Choice("U1", "Dana", "CSM"), Choice("U2", "Priya <b>")),
    (
        Choice("C1", "#general", kind="public"),
        Choice("C2", "#board", kind="private"),
        Choice("D1", "Bot", "", "im", True),
    ),
)
KIT = BlockTemplates.load(environment())

_ACTIVE_TAGS = {"script", "style", "iframe", "object", "embed", "link", "meta", "base", "svg", "math", "html", "body"}
_ICON = ("svg", {"class": "icon", "aria-hidden": "true", "focusable": "false"})
"""How the page's own icons begin; each uses a symbol of its icon file and holds nothing else."""
_ADDRESSES = ("https://", "http://", "mailto:", "tel:", "slack://", "/", "#")


def drawing(values: dict[str, object] | None = None, errors: dict[str, str] | None = None) -> BlockRenderer:
    return BlockRenderer(KIT, READER, DIRECTORY, values or {}, errors or {})


class _Faults(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _ACTIVE_TAGS and (tag, dict(attrs)) != _ICON:
            self.found.append(f"<{tag}>")
        if tag == "use" and not str(dict(attrs)["href"]).startswith("/page/static/icons.svg#"):
            self.found.append("<use>")
        for name, value in attrs:
            if name.startswith("on") or name in {"srcdoc", "formaction", "action"}:
                self.found.append(name)
            if name in {"href", "src"} and value and not value.lower().startswith(_ADDRESSES):
                self.found.append(f"{name}={value}")


class _Words(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""

    def handle_data(self, data: str) -> None:
        self.words += data


def faults(markup: str) -> list[str]:
    """What in the markup would act."""
    parser = _Faults()
    parser.feed(markup)
    parser.close()
    return parser.found


def words(markup: str) -> str:
    """What a person reads of the markup."""
    parser = _Words()
    parser.feed(markup)
    parser.close()
    return parser.words


NASTY = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "<javascript:alert(1)|click>",
    '<https://x.example/"onmouseover="alert(1)|y>',
    "<!date^1^{date}^javascript:alert(1)|x>",
    "[x](javascript:alert(1))",
    "&lt;script&gt;",
    "&amp;lt;b&amp;gt;",
    "{{ 7*7 }}{% for x in y %}",
    "*_~`",
    "```",
    "<@U1>",
    "<@U2|<b>>",
    "<#C1>",
    "<!channel>",
    '" autofocus onfocus="alert(1)',
    "'><svg/onload=alert(1)>",
    ":tada:",
    "\n> ",
    "https://x.example/<b>",
    "| a | <i> |",
)
ANY_TEXT = st.lists(st.one_of(st.sampled_from(NASTY), st.text(max_size=20)), max_size=6).map("".join)
