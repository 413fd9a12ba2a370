"""The fields of a message or a form: what stands in them in the browser, entered through `Person`."""

from __future__ import annotations

from playground.page import conversations, form_values
from playground.people.person import Person, Source
from playground.workspace.entities import Json, View
from playground.workspace.inputs import find_element
from playground.workspace.workspace import Workspace

Field = tuple[str, str, list[str]]
"""block_id, action_id, and the plain strings the browser holds."""


class Fields:
    """Enters what the browser holds; remembers the options an app suggested, which no message or view keeps."""

    def __init__(self, person: Person, workspace: Workspace) -> None:
        self._person = person
        self._workspace = workspace
        self._suggested: list[Json] = []

    async def suggest(self, source: Source, block_id: str, action_id: str, typed: str) -> Json:
        """Return what the app offers in an external select for what was typed."""
        found = await self._person.suggest(source, block_id, action_id, typed)
        self._suggested += form_values.options(found)
        return found

    async def take_over(self, source: Source, fields: list[Field]) -> None:
        """Enter all that was typed or chosen since the fields were drawn, before a button acts on it."""
        zone = conversations.zone(self._person.member)
        for block_id, action_id, given in fields:
            found = find_element(source.blocks, action_id, block_id)
            held = self._held(source, block_id, action_id)
            if found is not None and form_values.shown(found[1], held, zone) != given:
                await self.enter(source, block_id, action_id, given)

    async def enter(
        self, source: Source, block_id: str, action_id: str, given: list[str], *, enter_pressed: bool = False
    ) -> None:
        """Enter what one element holds; nothing where the app has taken the element away meanwhile."""
        found = find_element(source.blocks, action_id, block_id)
        if found is None:
            return
        element = found[1]
        offered = [*self._suggested, *form_values.held_options(element, self._held(source, block_id, action_id))]
        value = form_values.value(element, given, conversations.zone(self._person.member), offered)
        await self._person.enter(source, block_id, action_id, value, enter_pressed=enter_pressed)

    def _held(self, source: Source, block_id: str, action_id: str) -> Json | None:
        mine = source.state.get("values") if isinstance(source, View) else source.states.get(self._person.id)
        states: Json = mine or {}
        held: Json | None = states.get(block_id, {}).get(action_id)
        return held
