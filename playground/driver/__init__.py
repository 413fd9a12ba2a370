"""A person's hands for tests and replays: finds things by what is written on them."""

from playground.driver.forms import NotThere
from playground.driver.member import MemberDriver, Seen
from playground.driver.modals import HomeTab, Modal

__all__ = ["HomeTab", "MemberDriver", "Modal", "NotThere", "Seen"]
