"""A modal or the Home tab, driven: read it, fill it, press, submit, close."""

from collections.abc import Mapping

from playground.driver.forms import NotThere, labelled, pressable, pressed, value_for
from playground.driver.plain import plain_blocks, plain_element, plain_text_of
from playground.people.person import Person
from playground.people.values import options_of
from playground.platform.slack import Slack
from playground.workspace.entities import Json, JsonValue, View
from playground.workspace.inputs import VALUE_KEYS


class ViewDriver:
    """What modals and Home tabs have in common."""

    def __init__(self, slack: Slack, person: Person, view: View) -> None:
        self._slack = slack
        self._person = person
        self.view = view

    def texts(self) -> list[str]:
        """All it shows, line by line."""
        return [line for line in plain_blocks(self._slack.workspace, self.view.blocks) if line]

    def plain(self) -> str:
        """All it shows, as one text."""
        return "\n".join(self.texts())

    def buttons(self) -> list[str]:
        """What is written on what can be pressed."""
        found = pressable(self.view.blocks)
        return [plain_element(self._slack.workspace, e)[1:-1] for _, e in found if e["type"] == "button"]

    def labels(self) -> list[str]:
        """The labels of its fields, in their order."""
        return list(labelled(self._slack, self.view.blocks))

    def value(self, label: str) -> JsonValue:
        """What a field holds now, as Slack would send it; option objects as their text."""
        block, element = self._field(label)
        state = self.view.state["values"].get(block["block_id"], {}).get(element["action_id"], {})
        held = state.get(VALUE_KEYS[element["type"]])
        if isinstance(held, list):
            return [_shown(item) for item in held]
        return _shown(held)

    async def fill(self, values: Mapping[str, JsonValue], *, enter: bool = True) -> None:
        """Fill fields by their labels, with Enter behind what is typed unless said otherwise; others keep what they hold."""
        for label, value in values.items():
            block, element = self._field(label)
            entered = await value_for(self._slack, self._person, self.view, block, element, value)
            await self._person.enter(self.view, block["block_id"], element["action_id"], entered, enter_pressed=enter)

    async def offers(self, label: str, typed: str) -> list[Json]:
        """The options of a menu that asks the app for them, when this is typed into it."""
        block, element = self._field(label)
        answer = await self._person.suggest(self.view, block["block_id"], element["action_id"], typed)
        return options_of(answer)

    async def search(self, label: str, typed: str, text: str) -> None:
        """Type into such a menu and choose the option of this text."""
        found = [one for one in await self.offers(label, typed) if one["text"]["text"] == text]
        if not found:
            raise NotThere(f'"{label}" offers no "{text}" for "{typed}"')
        block, element = self._field(label)
        await self._person.enter(self.view, block["block_id"], element["action_id"], found[0])

    async def click(self, what: str) -> bool:
        """Press what says `what`, or has that action id; returns whether the app answered."""
        found = pressed(self._slack, self.view.blocks, what)
        if found is None:
            raise NotThere(f'nothing to press that says "{what}"; there is {self.buttons()}')
        block, element, value = found
        return await self._person.press(self.view, block["block_id"], element["action_id"], value)

    def _field(self, label: str) -> tuple[Json, Json]:
        fields = labelled(self._slack, self.view.blocks)
        if label not in fields:
            raise NotThere(f'no field "{label}"; there are {list(fields)}')
        return fields[label]


class HomeTab(ViewDriver):
    """The app's Home tab as one person sees it."""


class Modal(ViewDriver):
    """A modal as one person sees it."""

    @property
    def title(self) -> str:
        """What its title says."""
        return plain_text_of(self._slack.workspace, self.view.content.get("title"))

    @property
    def trouble(self) -> str:
        """What Slack says when the app did not answer; empty while all is well."""
        return self.view.trouble

    def plain(self) -> str:
        """Its title and all it shows, as one text."""
        return "\n".join([f"— {self.title} —", *self.texts()])

    def errors(self) -> dict[str, str]:
        """The words beside its fields, by label."""
        names = {block["block_id"]: label for label, (block, _) in labelled(self._slack, self.view.blocks).items()}
        return {names.get(block_id, block_id): words for block_id, words in self.view.errors.items()}

    async def submit(self) -> dict[str, str]:
        """Submit; returns the words beside its fields, by label, if it stays open for them."""
        await self._person.submit(self.view)
        return self.errors()

    async def close(self, *, whole_stack: bool = False) -> None:
        """Close it, or with `whole_stack` everything (the ✕)."""
        await self._person.close(self.view, whole_stack=whole_stack)


def _shown(held: JsonValue) -> JsonValue:
    if isinstance(held, dict) and "text" in held and "value" in held:
        return held["text"]["text"]
    return held
