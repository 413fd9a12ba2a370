"""The messages and views of the gallery: each builder in a few variants that differ in what they hold."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from messages.kit.message import Message, View
from tests.gallery.world import sample_world
from tests.messages.everything import everything

SEEDS, VARIANTS = range(8), 3


@dataclass(frozen=True)
class Exhibit:
    """One message or view of a builder (`module.function`), numbered from 1."""

    builder: str
    number: int
    shown: Message | View

    @property
    def blocks(self) -> list[dict[str, Any]]:
        """What it is made of."""
        blocks: list[dict[str, Any]] = self.shown.blocks if isinstance(self.shown, Message) else self.shown["blocks"]
        return blocks


@cache
def exhibits() -> Mapping[str, tuple[Exhibit, ...]]:
    """Return what there is to show, by feature; of each builder the first variants that differ in blocks and buttons."""
    found: dict[str, dict[tuple[str, ...], Exhibit]] = defaultdict(dict)
    for builder, shown in _everything():
        variants, exhibit = found[builder], Exhibit(builder, len(found[builder]) + 1, shown)
        if len(variants) < VARIANTS:
            variants.setdefault(_shape(exhibit), exhibit)
    features: dict[str, list[Exhibit]] = defaultdict(list)
    for builder in sorted(found):
        features[builder.partition(".")[0]] += found[builder].values()
    return {feature: tuple(features[feature]) for feature in sorted(features)}


def _everything() -> Iterator[tuple[str, Message | View]]:
    for seed in SEEDS:
        yield from everything(sample_world(seed))


def _shape(exhibit: Exhibit) -> tuple[str, ...]:
    """Return what tells a variant from others: the types of its blocks, each once, and what can be pressed."""
    kinds = [block["type"] for block in exhibit.blocks]
    pressed = [
        element["action_id"]
        for block in exhibit.blocks
        for element in (block.get("accessory"), block.get("element"), *(block.get("elements") or ()))
        if isinstance(element, dict) and "action_id" in element
    ]
    return tuple(dict.fromkeys([*kinds, *pressed]))
