"""Files that were sent to the bot alone, and their copies where the handover's people can open them."""

from dataclasses import dataclass

from handover.model.disclosure import InternalText, NeutralText


@dataclass(frozen=True)
class SharedFile:
    """A file of the message `source` (its Slack time stamp), and the id and address of its copy; empty until there is one.

    `refused` is why there cannot be one, empty as long as that is not known.
    """

    file: NeutralText
    source: NeutralText
    title: InternalText
    original: NeutralText
    copy: NeutralText = ""
    link: NeutralText = ""
    refused: NeutralText = ""
