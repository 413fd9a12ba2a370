"""To whom a letter is addressed: nobody, addresses that cannot be right, colleagues, and domains that are not the customer's."""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from handover.introduction.problem import Problem, ProblemKind
from handover.text.email_address import addresses, is_email_address, lookalike
from handover.text.word_lists import named_words

_LISTS = Path(__file__).with_name("mail_domains.txt")
_NOBODY = ("noreply", "no-reply", "no_reply", "donotreply", "do-not-reply", "mailer-daemon")
"""How the local parts begin that nobody reads."""


def bad_addresses(to: str) -> tuple[str, ...]:
    """Return the recipients that are not valid e-mail addresses."""
    return tuple(address for address in addresses(to) if not is_email_address(address))


def of_recipients(to: str, known: Iterable[str], ours: Iterable[str]) -> Iterator[Problem]:
    """Yield what is wrong with a To line.

    `known` are addresses of the customer, by which its domains are known, and domains of theirs; without any, no domain is
    strange. `ours` are addresses of colleagues, by which ours are.
    """
    known = {one.casefold() for one in known if one}
    theirs = {_domain(one) for one in known} - _listed("anybody")
    own = {_domain(one.casefold()) for one in ours if one} - _listed("anybody") - theirs
    colleagues = {one.casefold() for one in ours} - known
    if not addresses(to):
        yield Problem(ProblemKind.NO_RECIPIENT)
    for address in addresses(to):
        folded, domain = address.casefold(), _domain(address.casefold())
        if not is_email_address(address):
            yield Problem(ProblemKind.BAD_ADDRESS, address)
        elif _goes_nowhere(folded):
            yield Problem(ProblemKind.UNDELIVERABLE, address, _meant(folded))
        elif folded in colleagues or _is_of(domain, own):
            yield Problem(ProblemKind.OUR_ADDRESS, address)
        elif sign := lookalike(address):
            yield Problem(ProblemKind.LOOKALIKE_ADDRESS, address, sign)
        elif known and folded not in known and not _is_of(domain, theirs):
            yield Problem(ProblemKind.UNKNOWN_DOMAIN, address)


def _domain(address: str) -> str:
    return address.rpartition("@")[2]


def _is_of(domain: str, known: Iterable[str]) -> bool:
    """Return whether a domain is one of these, or a part of one, or the other way."""
    return any(f".{domain}".endswith(f".{one}") or f".{one}".endswith(f".{domain}") for one in known)


def _goes_nowhere(address: str) -> bool:
    local, _, domain = address.rpartition("@")
    last = domain.rpartition(".")[2]
    return last in _listed("nowhere") or domain in _mistyped() or last in _mistyped() or local.startswith(_NOBODY)


def _meant(address: str) -> str:
    """Return the address with its domain as it was probably meant, empty where that is not known."""
    local, _, domain = address.rpartition("@")
    rest, _, last = domain.rpartition(".")
    if right := _mistyped().get(domain):
        return f"{local}@{right}"
    return f"{local}@{rest}.{_mistyped()[last]}" if last in _mistyped() else ""


@cache
def _mistyped() -> dict[str, str]:
    """Return what is often typed for a domain, and for the last part of one, with what is meant."""
    pairs = (one.partition("=") for one in _listed("mistyped"))
    return {typed: meant for typed, _, meant in pairs}


@cache
def _listed(name: str) -> frozenset[str]:
    """Return the words of a class of the list beside this module. Read once (1 ms)."""
    return frozenset(named_words(_LISTS)[name])
