"""Draws the page: one scene for one place, from the workspace as it stands."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from playground.page import records, roster
from playground.page.blocks import Drawing, Kit, environment
from playground.page.directory import Directory
from playground.page.features import Features
from playground.page.look import DrawnRows, Look
from playground.page.place import Place
from playground.page.reader import Reader
from playground.page.scene import Scene
from playground.platform.inspector import Inspector
from playground.platform.limits import RateLimits
from playground.workspace.entities import Json
from playground.workspace.workspace import Workspace


class Painter:
    """Holds the templates, loaded once, and what scenes are drawn from."""

    def __init__(self, workspace: Workspace, inspector: Inspector, limits: RateLimits, features: Features) -> None:
        self.workspace = workspace
        self.inspector = inspector
        self.limits = limits
        self.features = features
        self._templates = environment()
        self._kit = Kit.load(self._templates)
        # Macros are attributes that only the template knows.
        self.places: Any = self._templates.get_template("places.html").module
        self.rows: Any = self._templates.get_template("messages.html").module

    def shell(self, user: str) -> str:
        """Return the empty page, which fills itself through its WebSocket."""
        team = self.workspace.identity.team_name
        return self._templates.get_template("page.html").render(team=team, user=user)

    def detail(self, key: str) -> str:
        """Return what stands behind one row of the inspector."""
        return str(self.places.detail(records.detail(self.inspector, key)))

    def options(self, options: list[Json], groups: list[Json], user: str) -> str:
        """Return the rows of a select for the options that an app suggested."""
        element = {"options": options, "option_groups": groups}
        drawing = self.drawing(roster.reader_of(self.workspace, user), Directory())
        return self._templates.get_template("options.html").render(element=element, draw=drawing)

    def drawing(
        self, reader: Reader, directory: Directory, values: Json | None = None, errors: dict[str, str] | None = None
    ) -> Drawing:
        """Return what draws the blocks of one message or view."""
        return Drawing(self._kit, reader, directory, values or {}, errors or {})

    def scene(self, place: Place, moving_to: datetime | None = None, drawn: DrawnRows | None = None) -> Scene:
        """Return all that is to be seen at a place.

        `moving_to` is where the clock is on its way to, if it is; `drawn` keeps the person's rows between scenes.
        """
        reader = roster.reader_of(self.workspace, place.user)
        look = Look(self, place, reader, moving_to, {} if drawn is None else drawn)
        return Scene(
            {
                "top": look.top(),
                "sidebar": look.sidebar(),
                "head": look.head(),
                "intro": look.intro(),
                "surface": look.surface(),
                "composer": look.composer(),
                "thread-head": look.thread_head(),
                "thread-composer": look.thread_composer(),
                "inspector-head": look.inspector_head(),
            },
            {
                "messages": look.messages(),
                "replies": look.replies(),
                "modal": look.modals(),
                "records": look.records(),
            },
            {"thread": bool(place.thread), "inspector": place.inspector},
        )
