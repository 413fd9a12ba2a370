"""Learns from the replies of this folder which clauses tell of a promise, and which day is its due day: `make promise-weights`.

Logistic regression over `promise_signs` and `promise_days`, by AdaGrad in small steps, the same weights on every run; a few
minutes. A clause names a promise where the words of an expected one stand in it; one behind a mark (`scoring.MORE`), or with
the due day of one that has none, says more of it. What builds on scores learns from those of models that have not seen the writer.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from handover.model.records import RecordKind
from handover.records import due_days, promise_clauses, promise_days, promise_measure, promise_signs, promise_words
from handover.records.lines import lines_of
from handover.records.promise_clauses import Clause, clauses_in
from handover.records.promise_days import Scored, day_signs, days_near
from handover.records.promise_measure import Weights, counts
from handover.records.promise_owners import owner_said
from handover.records.promise_signs import signs_of, signs_of_more
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
ROUNDS, STEP, SHRINKING = 14, 0.04, 1e-4
SEEN_OFTEN = 2
"""In how many clauses a feature has to be."""
LEAST = 0.01
"""Weights nearer to zero are left out."""
FARTHEST = 4
"""Clauses between one that names a promise and one that says when it is due."""
PARTS = 4
SEED = 5
_BEGINNING = 14
"""Letters by which a clause is known that stands behind a mark."""


@dataclass(frozen=True)
class Known:
    """The clauses of a reply, the features of each, and what is known of them.

    `what` says of each whether it names a promise (2), says more of one (1) or tells of none (0), None where nobody can say it;
    `due` the due day of each that names one, "-" for none.
    """

    file: Path
    language: str
    clauses: Sequence[Clause]
    signs: Sequence[list[str]]
    what: Sequence[int | None]
    due: Mapping[int, str]


Example = tuple[list[str], bool]
"""Features, and whether a model should say yes to them."""


def replies(folder: Path = FOLDER) -> Iterator[tuple[Path, Case]]:
    """Yield the replies about promises, with the file of each."""
    for file in _files(folder):
        yield from ((file, case) for case in cases(file) if case.kind is RecordKind.PROMISES)


def _files(folder: Path) -> list[Path]:
    return sorted(file for file in folder.rglob("*.txt") if file.parent != UNSEEN)


def known_of(file: Path, case: Case) -> Known:
    """Return what is known of the clauses of a reply."""
    clauses = list(clauses_in(lines_of(case.text), Asked(TODAY, case.month_first)))
    what = [0] * len(clauses)
    due = dict(_naming(clauses, case))
    for at in due:
        what[at] = 2
    for at in (*_with_the_day(clauses, due), *_marked(clauses, case)):
        what[at] = what[at] or 1
    known = [_known(clauses, what, at, marked=file.parent == TOLD) for at in range(len(clauses))]
    return Known(file, case.language, clauses, signs_of(clauses), known, due)


def _naming(clauses: Sequence[Clause], case: Case) -> Iterator[tuple[int, str]]:
    """Yield which clauses name the expected promises, each with its due day."""
    named: set[int] = set()
    for line in case.expected:
        words, day = [*(part.strip() for part in line.split(";")), "-"][:2]
        naming = [at for at, one in enumerate(clauses) if at not in named and holds(one.text, words)]
        if naming:
            at = next((at for at in naming if _day(clauses[at]) == day), naming[0])
            named.add(at)
            yield at, day


def _with_the_day(clauses: Sequence[Clause], due: Mapping[int, str]) -> Iterator[int]:
    """Yield the nearest clause that has the due day of each promise whose own clause has not."""
    days = [{day.day.isoformat() for day in one.days} for one in clauses]
    for at, day in due.items():
        near = range(max(0, at - FARTHEST), min(len(clauses), at + FARTHEST + 1))
        others = sorted((one for one in near if day in days[one]), key=lambda one: (abs(one - at), one < at))
        if day not in days[at]:
            yield from others[:1]


def _marked(clauses: Sequence[Clause], case: Case) -> Iterator[int]:
    for text in case.says_more:
        beginning = text.strip()[:_BEGINNING]
        yield from [at for at, one in enumerate(clauses) if beginning in one.text[:60]][:1]


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


def _logistic(examples: Sequence[Example]) -> dict[str, float]:
    often = Counter(name for signs, _ in examples for name in signs)
    known = [([name for name in signs if often[name] >= SEEN_OFTEN], yes) for signs, yes in examples]
    model = AdaGrad(STEP, SHRINKING)
    order = random.Random(SEED)
    for _ in range(ROUNDS):
        order.shuffle(known)
        for signs, yes in known:
            value = counts(signs)
            reached = value * sum(model.weights[name] for name in signs)
            model.learn([(name, value) for name in signs], reached, wanted=yes)
    return model.kept(LEAST, digits=2)


def _score(weights: Mapping[str, float], signs: Sequence[str]) -> float:
    return counts(signs) * sum(weights.get(name, 0.0) for name in signs)


def _scores(
    told: Sequence[Known], signs: Sequence[Sequence[list[str]]], examples: Sequence[list[Example]]
) -> list[list[float]]:
    """Return the scores of all clauses by models that have not seen their writers."""
    files = sorted({one.file for one in told})
    found: list[list[float]] = [[] for _ in told]
    for part in range(PARTS):
        left_out = set(files[part::PARTS])
        seen = [
            example for one, some in zip(told, examples, strict=True) if one.file not in left_out for example in some
        ]
        weights = _logistic(seen)
        for at, one in enumerate(told):
            if one.file in left_out:
                found[at] = [_score(weights, each) for each in signs[at]]
    return found


def learn(told: Sequence[Known]) -> tuple[Weights, list[list[Scored]]]:
    """Return the weights of each model, and the scores of all clauses by models that have not seen their writers."""
    tells = [
        [(signs, what > 0) for signs, what in zip(one.signs, one.what, strict=True) if what is not None] for one in told
    ]
    reached = _scores(told, [one.signs for one in told], tells)
    signs = [
        [signs_of_more(own, scores, at) for at, own in enumerate(one.signs)]
        for one, scores in zip(told, reached, strict=True)
    ]
    more = [
        [(own, what == 1) for own, what in zip(some, one.what, strict=True) if what]
        for one, some in zip(told, signs, strict=True)
    ]
    scored = [
        [Scored(*each) for each in zip(one.clauses, *scores, strict=True)]
        for one, *scores in zip(told, reached, _scores(told, signs, more), strict=True)
    ]
    days = [example for one, some in zip(told, scored, strict=True) for example in _days(one, some)]
    weights = {
        promise_measure.TOLD: _logistic([example for some in tells for example in some]),
        promise_measure.MORE: _logistic([example for some in more for example in some]),
        promise_measure.DAY: _logistic(days),
    }
    return weights, scored


def _days(one: Known, scored: Sequence[Scored]) -> Iterator[Example]:
    """Yield the days near each clause that names a promise, and whether each is its due day."""
    for at, due in one.due.items():
        near = days_near(scored, at)
        yield from ((day_signs(scored, at, day, near, TODAY), day.found.day.isoformat() == due) for day in near)


def digest() -> str:
    """Return what the weights are made from, in short: they are to be made anew when it is another."""
    modules = (
        adagrad,
        word_classes,
        due_days,
        promise_clauses,
        promise_days,
        promise_measure,
        promise_signs,
        promise_words,
    )
    sources = [Path(str(module.__file__)) for module in modules]
    texts = [promise_signs.CLASSES.file, *_files(FOLDER), Path(__file__)]
    return hashlib.sha256(b"".join(one.read_bytes() for one in [*sources, *texts])).hexdigest()[:16]


def report(told: Sequence[Known], scored: Sequence[Sequence[Scored]]) -> str:
    """Return, by language, how many clauses that name a promise models find which have not seen their writers."""
    counted: Counter[tuple[str, str]] = Counter()
    for one, some in zip(told, scored, strict=True):
        for what, clause in zip(one.what, some, strict=True):
            counted[one.language, "wanted"] += what == 2
            if clause.names:
                counted[one.language, "found" if what == 2 else "invented"] += 1
    lines = []
    for language in sorted({language for language, _ in counted}):
        wanted, found, invented = (counted[language, name] for name in ("wanted", "found", "invented"))
        lines.append(
            f"{language}: {wanted} clauses name a promise: {found / wanted:.1%} found; "
            f"{invented / max(1, found + invented):.1%} invented"
        )
    return "\n".join(lines)


def main() -> None:
    """Print what clauses of unseen writers get, and write the weights."""
    told = [known_of(file, case) for file, case in replies()]
    weights, scored = learn(told)
    print(report(told, scored))
    lines = [
        f"{model}\t{name}\t{weight}\n" for model, known in weights.items() for name, weight in sorted(known.items())
    ]
    made = "Made by `make promise-weights`: model, feature, what it counts."
    head = f"{promise_measure.COMMENT} {made} From {digest()}\n"
    promise_measure.WEIGHTS.write_text(head + "".join(lines), encoding="utf-8")


if __name__ == "__main__":
    main()
