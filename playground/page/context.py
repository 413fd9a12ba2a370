"""What all tabs of a page share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from playground.page.clock_mover import ClockMover
from playground.page.features import Features, features_of
from playground.page.templating import Templates
from playground.platform.slack import Slack
from playground.workspace.workspace import Workspace


@dataclass(frozen=True)
class PageOptions:
    """How the page greets: `open_app` starts on the app's Home instead of the first channel, `hint` is one line on top."""

    open_app: bool = False
    hint: str = ""


class PageContext:
    """The Slack behind the page, its templates, and the clock that one tab moves for all."""

    def __init__(self, slack: Slack, options: PageOptions) -> None:
        self.slack = slack
        self.options = options
        self.clock_mover = ClockMover(slack.workspace)

    @property
    def workspace(self) -> Workspace:
        """The workspace that the page shows."""
        return self.slack.workspace

    @cached_property
    def templates(self) -> Templates:
        """The compiled templates; made when the page is first looked at."""
        return Templates()

    @cached_property
    def features(self) -> Features:
        """What the app's manifest offers people."""
        return features_of(self.slack.manifest)
