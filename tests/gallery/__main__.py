"""`make gallery`: writes build/gallery.html, and takes the snapshots of its texts anew."""

from pathlib import Path

from tests.gallery import snapshots
from tests.gallery.page import page


def main() -> None:
    """Write the page and the snapshots, and say where."""
    file = Path("build/gallery.html")
    file.parent.mkdir(exist_ok=True)
    file.write_text(page(), encoding="utf-8")
    snapshots.write()
    print(
        f"{file.resolve().as_uri()}\nThe texts are in {snapshots.FOLDER.relative_to(Path.cwd())}; git shows what changed."
    )


if __name__ == "__main__":
    main()
