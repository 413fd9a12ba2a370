"""The whole blueprint as a Markdown file, with user text escaped."""

from collections.abc import Iterator, Mapping

from handover.blueprint.whole import WholeBlueprint
from handover.model.people import Person
from messages.blueprint.parts import BlueprintPart, parts_of, standing, title_of
from messages.kit.markdown import address, line, quote


def markdown(blueprint: WholeBlueprint, people: Mapping[str, Person]) -> str:
    """Return the file's text."""
    blocks = [f"# {line(title_of(blueprint.account))}", line(standing(blueprint))]
    for part in parts_of(blueprint, people):
        blocks += _part(part)
    return "\n\n".join(blocks) + "\n"


def _part(part: BlueprintPart) -> Iterator[str]:
    of_entry = bool(part.told)
    if part.heading:
        yield f"## {line(part.heading)}"
    yield f"{'###' if of_entry else '##'} {line(part.title)}"
    if part.text:
        yield quote(part.text) if of_entry else "  \n".join(map(line, part.text.splitlines()))
    if part.flags:
        yield _listed("🚩 ", part.flags)
    if part.records:
        yield "What was understood of it:"
        yield _listed("", part.records)
    if part.links:
        yield "\n".join(f"- {_link(title, url)}" for title, url in part.links)
    if of_entry:
        yield f"*{line(part.told)}*"


def _listed(mark: str, texts: tuple[str, ...]) -> str:
    return "\n".join(f"- {mark}{line(text)}" for text in texts)


def _link(title: str, url: str) -> str:
    if not url.startswith(("https://", "http://", "mailto:")):
        return line(f"{title}: {url}" if url else title)
    return f"[{line(title) or line(url)}](<{address(url)}>)"
