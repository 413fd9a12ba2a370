"""Where in Slack something was said."""

from dataclasses import dataclass

from handover.model.disclosure import NeutralText


@dataclass(frozen=True)
class Origin:
    """Where in Slack a message stands: its conversation, and the first message of its thread (empty outside threads).

    `link` is its address, empty where nobody but its writer can open it.
    """

    conversation: NeutralText
    thread: NeutralText = ""
    link: NeutralText = ""
