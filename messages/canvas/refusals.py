"""The words for what is refused about edits in the canvas."""

from handover.canvas_edits import CanvasEditDecided, CanvasEditOutdated
from messages.kit.refusals import words_for
from messages.kit.text import mention, oneline, safe


@words_for.register
def _(refusal: CanvasEditDecided) -> str:
    who = mention(refusal.who) if refusal.who else "Somebody"
    return f"{who} was faster: that is decided already. The message in the channel says how."


@words_for.register
def _(refusal: CanvasEditOutdated) -> str:
    return (
        f"*{safe(oneline(refusal.title), 150)}* has been changed since that was asked, so I left it as it is. "
        "What somebody wrote in the canvas still stands there."
    )
