"""How the workspace refuses: with the error code Slack would answer."""

from playground.workspace.entities import JsonValue


class SlackError(Exception):
    """A refusal, by its Slack error code; `extra` goes into the answer beside it."""

    def __init__(self, code: str, **extra: JsonValue) -> None:
        super().__init__(code)
        self.code = code
        self.extra = extra
