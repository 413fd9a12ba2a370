"""The browser page of a playground: a local workspace that looks and behaves like Slack.

`Live(slack).routes()` are its routes; nothing on the page is fetched from anywhere else.
"""

from playground.page.live import Live

__all__ = ["Live"]
