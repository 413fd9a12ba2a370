"""Learns from the replies of this folder which clauses tell of a promise: `make promise-weights`, a minute or two.

Logistic regression over `promise_signs`, by AdaGrad in small steps, the same weights on every run. A clause tells of a promise
where the words of an expected one stand in it; one behind a mark (`scoring.MORE`) only says more of it. Prints first what models
reach that have not seen the writers they are tried on.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from handover.model.records import RecordKind
from handover.records import due_days, promise_clauses, promise_measure, promise_signs, promise_words
from handover.records.lines import lines_of
from handover.records.promise_clauses import Clause, clauses_in
from handover.records.promise_measure import Weights, measured
from handover.records.promise_owners import owner_said
from handover.records.promise_passages import DOUBTFUL, SURE
from handover.records.promise_signs import signs_of
from handover.records.promise_words import DETAIL
from handover.records.reading_parts import Asked
from handover.text import word_classes
from tests.corpus import adagrad
from tests.corpus.adagrad import AdaGrad
from tests.corpus.records.scoring import TODAY, Case, cases, holds

FOLDER = Path(__file__).parent
TOLD = FOLDER / "promises_told"
UNSEEN = FOLDER / "promises_unseen"
"""What is only measured with, and never learned from."""
ROUNDS, STEP, SHRINKING = 8, 0.04, 1e-4
SEEN_OFTEN = 2
"""In how many clauses a feature has to be."""
LEAST = 0.01
"""Weights nearer to zero are left out."""
OLD_COUNTS = 1.0
"""What a clause of the older sets counts, by which the rules were made."""
PARTS = 4
SEED = 5
_BEGINNING = 14
"""Letters by which a clause is known that stands behind a mark."""


class Told(NamedTuple):
    """The features of a clause, whether it names a promise (2), says more of one (1) or tells of none (0), and what it counts."""

    signs: list[str]
    what: int
    counts: float


def replies(folder: Path = FOLDER) -> Iterator[tuple[Path, Case]]:
    """Yield the replies about promises, with the file of each."""
    for file in _files(folder):
        yield from ((file, case) for case in cases(file) if case.kind is RecordKind.PROMISES)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.txt") if file.parent != UNSEEN)


def told_in(case: Case, *, marked: bool) -> Iterator[tuple[list[str], int]]:
    """Yield the clauses of a reply with what each is; without those of which nobody can say it."""
    clauses = list(clauses_in(lines_of(case.text), Asked(TODAY, case.month_first)))
    what = [0] * len(clauses)
    for line in case.expected:
        words, day = [*(part.strip() for part in line.split(";")), "-"][:2]
        naming = [at for at, one in enumerate(clauses) if not what[at] and holds(one.text, words)]
        if naming:
            what[next((at for at in naming if _day(clauses[at]) == day), naming[0])] = 2
    for text in case.says_more:
        beginning = text.strip()[:_BEGINNING]
        more = [at for at, one in enumerate(clauses) if not what[at] and beginning in one.text[:60]]
        what[more[0] if more else 0] = what[more[0] if more else 0] or 1
    for at, signs in enumerate(signs_of(clauses)):
        known = _known(clauses, what, at, marked=marked)
        if known is not None:
            yield signs, known


def _day(clause: Clause) -> str:
    return clause.due.day.isoformat() if clause.due else "-"


def _known(clauses: Sequence[Clause], what: Sequence[int], at: int, *, marked: bool) -> int | None:
    """Return what a clause is. Behind one that tells of a promise it may say more of it, unless marks say which do."""
    one = clauses[at]
    follows = at > 0 and what[at - 1] > 0 and clauses[at - 1].line == one.line
    if what[at] or not follows:
        return what[at]
    if marked:
        return 0 if clauses[at - 1].text[-1:] in ".!?" else None
    if DETAIL.match(one.text) or owner_said(one.text):
        return 1
    return None if one.due else 0


def learned_from(told: Sequence[tuple[Path, Case]]) -> list[Told]:
    """Return the clauses of these replies as features."""
    return [
        Told(signs, what, 1.0 if file.parent == TOLD else OLD_COUNTS)
        for file, case in told
        for signs, what in told_in(case, marked=file.parent == TOLD)
    ]


def _logistic(examples: Sequence[tuple[list[str], bool, float]]) -> dict[str, float]:
    often = Counter(name for signs, _, _ in examples for name in signs)
    known = [([name for name in signs if often[name] >= SEEN_OFTEN], yes, by) for signs, yes, by in examples]
    model = AdaGrad(STEP, SHRINKING)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for signs, yes, by in known:
            value = promise_measure.counts(signs)
            reached = value * sum(model.weights[name] for name in signs)
            model.learn([(name, value) for name in signs], reached, wanted=yes, counts=by)
    return model.kept(LEAST, digits=2)


def learn(told: Sequence[Told]) -> Weights:
    """Return the weights of each feature: for a clause that tells of a promise, and for one that says more of the one before."""
    tells = _logistic([(one.signs, one.what > 0, one.counts) for one in told])
    more = _logistic([(one.signs, one.what == 1, one.counts) for one in told if one.what])
    return {name: (tells.get(name, 0.0), more.get(name, 0.0)) for name in sorted({*tells, *more})}


def digest() -> str:
    """Return what the weights are made from, in short: they are to be made anew when it is another."""
    modules = (adagrad, word_classes, due_days, promise_clauses, promise_measure, promise_signs, promise_words)
    sources = [Path(str(module.__file__)) for module in modules]
    texts = [promise_signs.CLASSES.file, *_files(FOLDER), Path(__file__)]
    return hashlib.sha256(b"".join(one.read_bytes() for one in [*sources, *texts])).hexdigest()[:16]


def report(told: Sequence[tuple[Path, Case]]) -> str:
    """Return, by language, what models make of clauses of writers they have not seen: how many that tell are found, sure or not."""
    counts: Counter[tuple[str, str]] = Counter()
    files = sorted({file for file, _ in told})
    for part in range(PARTS):
        left_out = set(files[part::PARTS])
        weights = learn(learned_from([one for one in told if one[0] not in left_out]))
        for _, case in (one for one in told if one[0] in left_out and one[0].parent == TOLD):
            for signs, what in told_in(case, marked=True):
                reached = measured(signs, weights).told
                counts[case.language, "wanted"] += what > 0
                counts[case.language, "sure" if what else "invented"] += reached >= SURE
                counts[case.language, "doubtful"] += what > 0 and DOUBTFUL <= reached < SURE
    lines = []
    for language in sorted({language for language, _ in counts}):
        wanted, sure, invented, doubtful = (
            counts[language, name] for name in ("wanted", "sure", "invented", "doubtful")
        )
        lines.append(
            f"{language}: {wanted} clauses tell: {sure / wanted:.1%} sure, {doubtful / wanted:.1%} doubtful; "
            f"{invented / max(1, sure + invented):.1%} invented"
        )
    return "\n".join(lines)


def main() -> None:
    """Print what clauses of unseen writers get, and write the weights."""
    told = list(replies())
    print(report(told))
    lines = [f"{name}\t{tells}\t{more}\n" for name, (tells, more) in learn(learned_from(told)).items()]
    made = "Made by `make promise-weights`: feature, what it counts for telling, for saying more."
    head = f"{promise_measure.COMMENT} {made} From {digest()}\n"
    promise_measure.WEIGHTS.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
