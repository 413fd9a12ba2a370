"""The texts of the gallery as files beside this module: a change of words is seen in the files that change with it."""

from collections.abc import Iterator
from pathlib import Path

from handover.model.letter_style import Language
from tests.gallery.letters import letters
from tests.gallery.outline import outline
from tests.gallery.shown import exhibits

FOLDER = Path(__file__).with_name("snapshots")


def texts() -> Iterator[tuple[str, str]]:
    """Yield the name of each file and what stands in it now."""
    for feature, found in exhibits().items():
        yield f"messages/{feature}.txt", "\n\n".join(map(outline, found)) + "\n"
    for language in Language:
        yield (
            f"letters/{language}.txt",
            "\n\n".join(f"== {one.name}\n{one.subject}\n\n{one.body}" for one in letters(language)) + "\n",
        )


def write() -> None:
    """Write every file anew, and take away those of what is shown no more."""
    kept = set()
    for name, text in texts():
        file = FOLDER / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
        kept.add(file)
    for file in FOLDER.rglob("*.txt"):
        if file not in kept:
            file.unlink()
