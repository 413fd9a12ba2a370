"""Learns from the messages of this folder and of `replies_table` how talk reads: `make talk-weights`, some seconds.

Logistic regression over `likeness.features`, by AdaGrad, the same weights on every run. Prints first what a model reaches that has
not seen the messages it is tried on (four parts, each tried by what the other three have taught).
"""

import hashlib
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path

from handover.interview import likeness
from handover.interview.phrasebook import talk_in
from tests.corpus import adagrad
from tests.corpus.adagrad import AdaGrad
from tests.corpus.interview import FOLDER, Said, said
from tests.handover import replies_table

ROUNDS = 12
STEP = 0.3
SHRINKING = 1e-4
"""How strongly weights are drawn to zero."""
SEEN_OFTEN = 2
"""In how many messages a feature has to be."""
LEAST = 0.2
"""Weights nearer to zero are left out."""
PARTS = 4
SEED = 5


def learned_from() -> list[Said]:
    """Return every message once."""
    talk = [line.split(": ", 1)[1] for line in (replies_table.TALK + replies_table.ASKED).splitlines() if line]
    answers = [line for line in replies_table.ANSWERS.splitlines() if line]
    old = [Said(text, text in set(talk), "") for text in (*talk, *answers)]
    return list({(one.text.casefold(), one.talk): one for one in (*said(), *old)}.values())


def learn(messages: Sequence[Said]) -> dict[str, float]:
    """Return the weight of each feature."""
    made = [(likeness.features(one.text), one.talk) for one in messages]
    often = Counter(feature for features, _ in made for feature in features)
    kept = [(likeness.valued([one for one in features if often[one] >= SEEN_OFTEN]), talk) for features, talk in made]
    model = AdaGrad(STEP, SHRINKING)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(kept)
        for features, talk in kept:
            reached = sum(model.weights[one] * value for one, value in features)
            model.learn(features, reached, wanted=talk)
    return model.kept(LEAST, digits=1)


def digest() -> str:
    """Return what the weights are made from, in short: they are to be made anew when it is another."""
    sources = [
        *sorted(FOLDER.glob("*.txt")),
        Path(likeness.__file__),
        Path(replies_table.__file__),
        Path(adagrad.__file__),
        Path(__file__),
    ]
    return hashlib.sha256(b"".join(one.read_bytes() for one in sources)).hexdigest()[:16]


def unseen(messages: Sequence[Said]) -> dict[Said, float]:
    """Return the score of each message, from a model that has not seen it."""
    mixed = list(messages)
    random.Random(SEED).shuffle(mixed)
    scores: dict[Said, float] = {}
    for part in range(PARTS):
        weights = learn([one for number, one in enumerate(mixed) if number % PARTS != part])
        scores |= {one: likeness.score(one.text, weights) for one in mixed[part::PARTS]}
    return scores


def report(scores: Mapping[Said, float]) -> str:
    """Return, by language, how much talk is filed, and how many answers are asked about."""
    lines = []
    for language in sorted({one.language for one in scores if one.language}):
        found = [(one, score) for one, score in scores.items() if one.language == language]
        talk = [score for one, score in found if one.talk and talk_in(one.text) is None]
        answers = [score for one, score in found if not one.talk]
        every = sum(one.talk for one, _ in found)
        filed = sum(score < likeness.LIKE_TALK for score in talk)
        asked = sum(score >= likeness.LIKE_TALK for score in answers)
        lines.append(
            f"{language:11} talk {every}: filed {filed / every:.1%}   "
            f"answers {len(answers)}: asked {asked / len(answers):.1%}"
        )
    return "\n".join(lines)


def main() -> None:
    """Print what unseen messages get, and write the weights."""
    messages = learned_from()
    print(report(unseen(messages)))
    lines = [f"{one}\t{weight}\n" for one, weight in sorted(learn(messages).items())]
    head = f"{likeness.COMMENT} Made by `make talk-weights`: feature, weight. From {digest()}\n"
    likeness.WEIGHTS.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
