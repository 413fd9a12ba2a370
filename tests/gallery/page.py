"""The gallery as one HTML page: every message, view and letter beside what it is made of, with a search over all of it."""

import json
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import jinja2
from markupsafe import Markup

import playground.page
from handover.model.letter_style import Language
from messages.kit.message import Message
from playground.page.directory import Choice, Directory
from playground.page.reader import Reader
from playground.page.templating import Templates
from tests.gallery.letters import letters
from tests.gallery.shown import Exhibit, exhibits
from tests.gallery.world import NAMES

STYLE = Path(playground.page.__path__[0]) / "static" / "page.css"
NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)


def page() -> str:
    """Return the page, which needs nothing but itself."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent), autoescape=True, undefined=jinja2.StrictUndefined
    )
    drawn = _Drawing()
    return environment.get_template("gallery.html").render(
        style=Markup(STYLE.read_text(encoding="utf-8")),
        features={
            name: [(one, drawn.exhibit(one), source(one)) for one in found] for name, found in exhibits().items()
        },
        languages={language.name.title(): list(letters(language)) for language in Language},
        drawn=drawn,
    )


def source(exhibit: Exhibit) -> str:
    """Return what is sent to Slack, as JSON."""
    shown = exhibit.shown
    sent = {"text": shown.text, "blocks": shown.blocks} if isinstance(shown, Message) else shown
    return json.dumps(sent, indent=2, ensure_ascii=False)


class _Drawing:
    """Draws blocks as the local Slack does, for one reader."""

    def __init__(self) -> None:
        names = {user: name for user, (name, _) in NAMES.items()}
        reader = Reader("U0DANA", ZoneInfo("Europe/Berlin"), NOW, names, {"C0CHANNEL1": "handover-meridian-foods"})
        people = tuple(Choice(user, name) for user, name in names.items())
        self._blocks = Templates().blocks(reader, Directory(people))

    def exhibit(self, exhibit: Exhibit) -> Markup:
        """Return the blocks of an exhibit as inert HTML."""
        return self._blocks.blocks(exhibit.blocks)

    def title(self, exhibit: Exhibit) -> str:
        """Return what stands in the head of a modal, empty for a message or Home tab."""
        shown = exhibit.shown
        return "" if isinstance(shown, Message) or "title" not in shown else str(shown["title"]["text"])

    def buttons(self, exhibit: Exhibit) -> list[str]:
        """Return what stands in the foot of a modal."""
        shown = exhibit.shown
        if isinstance(shown, Message):
            return []
        return [str(shown[name]["text"]) for name in ("close", "submit") if name in shown]
