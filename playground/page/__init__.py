"""The browser page of a playground: a local workspace that looks and behaves like Slack.

`PageServer(slack, PageOptions()).routes()` are its routes; nothing on the page is fetched from anywhere else.
"""

from playground.page.context import PageOptions
from playground.page.server import PageServer

__all__ = ["PageOptions", "PageServer"]
