"""Who covers for the owner of an account, and until when (P9)."""

from datetime import date

from handover.cover.following import is_cover
from handover.model.cover import CoverEnd
from handover.model.handover import Handover
from messages.kit.dates import day_and_year
from messages.kit.text import mention


def covered(by: str, until: date | None) -> str:
    """Return who covers, and until when, in mrkdwn, for a line about the account."""
    return f"covered by {mention(by)} {until_words(until)}"


def who_comes(handover: Handover) -> str:
    """Return what whoever hands over reads of who comes after them: for good, for a while, or back from their leave."""
    who = mention(handover.incoming)
    if is_cover(handover):
        return f"{who} covers for you {until_words(handover.back_on)}; the account stays yours."
    if handover.ends_cover is CoverEnd.RETURN:
        return f"{who} is back and takes it on again."
    return f"{who} takes over from you."


def what_is_taken(handover: Handover) -> str:
    """Return what whoever takes over reads of a cover: until when, or that the account was theirs all the time; else empty."""
    who = mention(handover.outgoing)
    if is_cover(handover):
        return f" You cover {until_words(handover.back_on)}; the account stays with {who}."
    if handover.ends_cover is CoverEnd.RETURN:
        return f" {who} has covered for you, and tells you only what has changed."
    return ""


def until_words(until: date | None) -> str:
    """Return until when somebody covers."""
    return f"until {day_and_year(until)}" if until else "until its owner is back"
