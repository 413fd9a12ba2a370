"""Learns from the texts of this folder which strange words give access: `make secret-weights`, half a minute.

Logistic regression over the features of `surroundings`, by AdaGrad, the same weights on every run. Of a text only the word that
scores highest teaches: one secret is enough, and none of an answer's words may be taken for one. Prints first what a model reaches
that has not seen the sentences it is tried on (four parts, each tried by what the other three have taught).
"""

import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from handover.text import word_classes
from handover.text.secrets import access, shapes, surroundings
from handover.text.secrets.reading import Reading
from handover.text.secrets.surface import surface
from tests.corpus import adagrad
from tests.corpus.adagrad import AdaGrad
from tests.corpus.secrets import frames, leaks, told, written
from tests.corpus.secrets.answers import answers

ROUNDS = 8
STEP = 0.25
SHRINKING = 3e-4
"""How strongly weights are drawn to zero."""
SEEN_OFTEN = 2
"""In how many words a feature has to be."""
LEAST = 0.02
"""Weights nearer to zero are left out."""
TIMES = 3
"""How often each sentence is filled."""
PARTS = 4
SEED = 5

Words = list[list[str]]


class Text(NamedTuple):
    """The features of each strange word of a text, and whether the text holds a secret."""

    words: Words
    secret: bool


def read(text: str) -> Words:
    """Return the features of each strange word of the text."""
    return list(surroundings.strange_words(Reading(surface(text)), access.MOST))


def sentences(leave: int | None = None) -> tuple[list[str], list[str]]:
    """Return the secrets and the answers of `told`, without those of one part, or that part alone for a negative number."""
    secrets, kept = told.told()
    if leave is None:
        return secrets, kept
    part = [
        [one for at, one in enumerate(side) if (at % PARTS == abs(leave) - 1) == (leave < 0)]
        for side in (secrets, kept)
    ]
    return part[0], part[1]


def made(secrets: Sequence[str], kept: Sequence[str]) -> list[tuple[str, bool]]:
    """Return texts made of these sentences, with whether they hold a secret."""
    draw = random.Random(SEED)
    texts = [(told.filled(one, draw), True) for one in secrets for _ in range(TIMES)]
    texts += [(told.filled(one, draw), False) for one in kept for _ in range(TIMES)]
    return texts + [(one, False) for one in told.joined(list(kept), TIMES * len(kept) // 2, draw)]


def learned_from(secrets: Sequence[str], kept: Sequence[str]) -> list[Text]:
    """Return the texts made of these sentences and those of the older sets, as features."""
    spoken = [text for kind, text in leaks.leaks() if kind in leaks.SPOKEN and kind != "card"]
    old = [(one, True) for one in (*written.written(), *spoken)]
    old += [(one, False) for one in (*frames.framed(5400), *answers(number=3000))]
    texts = (Text(read(text), secret) for text, secret in (*made(secrets, kept), *old))
    return [one for one in texts if one.words]


def learn(texts: Sequence[Text]) -> dict[str, float]:
    """Return the weight of each feature."""
    often = Counter(name for one in texts for word in one.words for name in word)
    known = [
        Text([[name for name in word if often[name] >= SEEN_OFTEN] for word in words], secret)
        for words, secret in texts
    ]
    model = AdaGrad(STEP, SHRINKING)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for words, secret in known:
            reached, word = max((access.score(word, model.weights), word) for word in words)
            value = access.counts(word)
            model.learn([(name, value) for name in word], reached, wanted=secret)
    return model.kept(LEAST, digits=2)


def digest() -> str:
    """Return what the weights are made from, in short: they are to be made anew when it is another."""
    modules = (adagrad, word_classes, shapes, surroundings, frames, leaks, told, written)
    texts = (surroundings.CLASSES.file, *(written_in for written_in in sorted(Path(__file__).parent.rglob("*.txt"))))
    sources = [*(Path(str(module.__file__)) for module in modules), *texts, Path(__file__)]
    return hashlib.sha256(b"".join(one.read_bytes() for one in sources)).hexdigest()[:16]


def holds(text: str, weights: Mapping[str, float]) -> bool:
    """Return whether a model with these weights finds a secret in the text."""
    return any(access.score(word, weights) >= access.GIVES_ACCESS for word in read(text))


def report(part: int) -> str:
    """Return how much a model without one part of the sentences stops and refuses of it."""
    weights = learn(learned_from(*sentences(part)))
    tried = made(*sentences(-part))
    stopped = [holds(text, weights) for text, secret in tried if secret]
    refused = [holds(text, weights) for text, secret in tried if not secret]
    return f"part {part}: stopped {sum(stopped) / len(stopped):.1%}, refused {sum(refused) / len(refused):.2%}"


def main() -> None:
    """Print what unseen sentences get, and write the weights."""
    for part in range(1, PARTS + 1):
        print(report(part))
    lines = [f"{name}\t{weight}\n" for name, weight in sorted(learn(learned_from(*sentences())).items())]
    head = f"{access.COMMENT} Made by `make secret-weights`: feature, weight. From {digest()}\n"
    access.WEIGHTS.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
