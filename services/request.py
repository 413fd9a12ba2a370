"""Who asks for something, from where, and when: what every use case gets to know about a request of Slack's."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True)
class MessageRef:
    """A message in Slack: its conversation's id and its timestamp, both as Slack gives them."""

    conversation: str
    ts: str


@dataclass(frozen=True)
class Request:
    """One wish of one person.

    `workspace` is the key from `storage.scope.workspace_key`, `user` a Slack user id, `now` the UTC moment the request came
    in. `shown` is the message whose button was pressed, None when it was pressed elsewhere or nothing was pressed. `no_secret`
    says where texts stand that look like secrets and of which they say that they are none. `own_words` is set where nothing but
    words of theirs that are stored follows what they made of them: nothing is shown to them then, and it holds whatever was
    last known of them, however long ago.
    """

    workspace: str
    user: str
    now: datetime
    shown: MessageRef | None = None
    no_secret: tuple[str, ...] = ()
    own_words: bool = False
