"""The page's templates, compiled once."""

from __future__ import annotations

from typing import Any

from playground.page.blocks import BlockRenderer, BlockTemplates, environment
from playground.page.directory import Directory
from playground.page.reader import Reader
from playground.workspace.entities import Json


class Templates:
    """The macros that draw the parts of the page, its messages, and blocks."""

    def __init__(self) -> None:
        """Compile them, which takes a tenth of a second."""
        environment_ = environment()
        self._blocks = BlockTemplates.load(environment_)
        # Macros are attributes that only the template knows.
        self.layout: Any = environment_.get_template("layout.html").module
        self.messages: Any = environment_.get_template("messages.html").module
        self.page = environment_.get_template("page.html")
        self.canvas = environment_.get_template("canvas.html")
        self.options = environment_.get_template("options.html")

    def blocks(
        self, reader: Reader, directory: Directory, values: Json | None = None, errors: dict[str, str] | None = None
    ) -> BlockRenderer:
        """Return what draws the blocks of one message or view."""
        return BlockRenderer(self._blocks, reader, directory, values or {}, errors or {})
