"""Every module of this package that listens to Slack, found by its `register(app, services)`."""

import pkgutil
from functools import cache
from importlib import import_module
from types import ModuleType

from slack_bolt.async_app import AsyncApp

import handlers
from messages.kit.refusals import load_words
from services.context import Services


@cache
def listening_modules() -> tuple[ModuleType, ...]:
    """Return the modules with a function `register`, by name."""
    names = (found.name for found in pkgutil.walk_packages(handlers.__path__, f"{handlers.__name__}."))
    return tuple(module for module in map(import_module, sorted(names)) if hasattr(module, "register"))


def register_all(app: AsyncApp, services: Services) -> None:
    """Register every listener with Bolt's app, and load the words for all that they may refuse."""
    load_words()
    for module in listening_modules():
        module.register(app, services)
