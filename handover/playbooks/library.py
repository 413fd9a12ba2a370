"""All playbooks by key, each also with the items of an industry's add-on (P19–P22)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from handover.model.customer_kinds import Industry
from handover.model.playbook import Item, Playbook
from handover.playbooks.entries import Entries

WITH = "+"
"""Between the key of a playbook and that of its add-on, in the key of both together."""


@dataclass(frozen=True)
class AddOn:
    """Items for the customers of an industry, which come to those of any playbook."""

    key: str
    name: str
    description: str
    industry: Industry
    items: tuple[Item, ...]


class Library(Mapping[str, Playbook]):
    """The playbooks, in the order in which they are offered. One with an add-on is found by both keys, and not listed."""

    def __init__(
        self,
        playbooks: Mapping[str, Playbook],
        add_ons: Mapping[str, AddOn],
        entries: Mapping[str, Entries],
        instead_of: Mapping[str, str] = MappingProxyType({}),
    ) -> None:
        """Hold these, by key, with the entries of the files of those that others can follow.

        `instead_of` has the key of the playbook that is proposed in place of another, by the key of that.
        """
        self._playbooks = dict(playbooks)
        self.add_ons = dict(add_ons)
        self.entries = dict(entries)
        self.instead_of = dict(instead_of)

    def __getitem__(self, key: str) -> Playbook:
        """Return the playbook with this key, or with the key that `with_add_on` returns."""
        playbook, _, add_on = key.partition(WITH)
        return _together(self._playbooks[playbook], self.add_ons[add_on]) if add_on else self._playbooks[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._playbooks)

    def __len__(self) -> int:
        return len(self._playbooks)

    def __hash__(self) -> int:
        """Hash it as the very one it is, so that what is made with it can be remembered."""
        return id(self)

    def of_industry(self, industry: Industry) -> AddOn | None:
        """Return the add-on for an industry, None when there is none."""
        return next((one for one in self.add_ons.values() if one.industry is industry), None)


def with_own(library: Library, own: Mapping[str, Playbook], instead_of: Mapping[str, str]) -> Library:
    """Return the library with a workspace's own playbooks behind it. Of one key, it is the workspace's."""
    ready = {key: playbook for key, playbook in library.items() if key not in own}
    return Library({**ready, **own}, library.add_ons, library.entries, instead_of)


def with_add_on(playbook: str, add_on: str) -> str:
    """Return the key of a playbook together with an add-on; that of the playbook alone for no add-on."""
    return f"{playbook}{WITH}{add_on}" if add_on else playbook


def _in_a_sentence(name: str) -> str:
    """Return the name of an industry as it stands within a sentence: “healthcare”, but “SaaS”."""
    return name if any(map(str.isupper, name[1:])) else name.lower()


def _together(playbook: Playbook, add_on: AddOn) -> Playbook:
    """Return the playbook with the add-on's items behind those of the outgoing CSM that it has."""
    theirs = [number for number, item in enumerate(playbook.items, 1) if item.owner is add_on.items[0].owner]
    place = theirs[-1] if theirs else 0
    return replace(
        playbook,
        key=with_add_on(playbook.key, add_on.key),
        name=f"{playbook.name}, {_in_a_sentence(add_on.name)}",
        items=(*playbook.items[:place], *add_on.items, *playbook.items[place:]),
    )
