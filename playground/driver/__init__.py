"""Drives members in tests and replays, by labels and button texts."""

from playground.driver.forms import NotThere
from playground.driver.member import MemberDriver, Seen
from playground.driver.modals import HomeTab, Modal

__all__ = ["HomeTab", "MemberDriver", "Modal", "NotThere", "Seen"]
