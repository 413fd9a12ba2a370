"""Modals in people's stacks, and their Home tabs."""

from playground.workspace.core import Core
from playground.workspace.entities import Json, JsonValue, View
from playground.workspace.errors import SlackError
from playground.workspace.events import HomePublished, ViewClosed, ViewOpened, ViewUpdated
from playground.workspace.inputs import carried_over, initial_states, with_ids

STACK_LIMIT = 3


class Views:
    """The stack of modals each person has open (root first), and each person's Home tab."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._stacks: dict[str, list[View]] = {}
        self._homes: dict[str, View] = {}

    def restore_home(self, document: Json) -> None:
        """Take back a Home tab written down by an earlier run; open modals are not kept."""
        view = View(**document)
        self._homes[view.user_id] = view

    def stack(self, user_id: str) -> list[View]:
        """A person's open modals, root first."""
        return list(self._stacks.get(user_id, ()))

    def top(self, user_id: str) -> View | None:
        """The modal a person sees, or None where none is open."""
        return next(reversed(self._stacks.get(user_id, [])), None)

    def home(self, user_id: str) -> View | None:
        """A person's Home tab, or None where the app never published one."""
        return self._homes.get(user_id)

    def get(self, view_id: str = "", external_id: str = "") -> View:
        """An open modal or a Home tab by either id; raises `not_found`."""
        for view in self._all():
            if view_id == view.id or (external_id and view.content.get("external_id") == external_id):
                return view
        raise SlackError("not_found")

    def open(self, user_id: str, content: Json, conversation: str = "") -> View:
        """Open a modal as the root of a new stack; one that was open goes away."""
        self._refuse_external_id(content, None)
        for view in reversed(self.stack(user_id)):
            self._drop(view)
        return self._stacked(user_id, content, conversation)

    def push(self, user_id: str, content: Json, conversation: str = "") -> View:
        """Lay a modal upon those open; raises `not_found` where none is, `push_limit_reached` beyond three."""
        if not self.stack(user_id):
            raise SlackError("not_found")
        if len(self.stack(user_id)) >= STACK_LIMIT:
            raise SlackError("push_limit_reached")
        self._refuse_external_id(content, None)
        return self._stacked(user_id, content, conversation)

    def _stacked(self, user_id: str, content: Json, conversation: str) -> View:
        below = self.stack(user_id)
        view_id = self._core.new_id("V")
        root, previous = (below[0].id, below[-1].id) if below else (view_id, "")
        filled = self._filled(content)
        state = {"values": initial_states(filled["blocks"], conversation)}
        view = View(view_id, user_id, filled, self._hash(), root, previous, state)
        self._stacks.setdefault(user_id, []).append(view)
        self._core.events.publish(ViewOpened(view))
        return view

    def update(self, view: View, content: Json, expected_hash: str = "") -> View:
        """Replace what a view shows; what was entered stays where both ids are unchanged.

        Raises `hash_conflict` if the view has changed since `expected_hash` was handed out.
        """
        if expected_hash and expected_hash != view.hash:
            raise SlackError("hash_conflict")
        self._refuse_external_id(content, view)
        view.content = self._filled(content)
        view.state = {"values": carried_over(view.state["values"], initial_states(view.blocks))}
        view.hash, view.errors, view.trouble = self._hash(), {}, ""
        self.changed(view)
        return view

    def publish(self, user_id: str, content: Json, expected_hash: str = "") -> View:
        """Put up a person's Home tab; raises `hash_conflict` as `update` does."""
        home = self._homes.get(user_id)
        if home is not None:
            return self.update(home, content, expected_hash)
        self._refuse_external_id(content, None)
        view_id = self._core.new_id("V")
        filled = self._filled(content)
        state = {"values": initial_states(filled["blocks"])}
        view = self._homes[user_id] = View(view_id, user_id, filled, self._hash(), view_id, "", state)
        self.changed(view)
        return view

    def change(self, view: View, **changes: JsonValue) -> None:
        """Set what is shown around a view's content: `errors`, `trouble`, `busy`."""
        for name, value in changes.items():
            setattr(view, name, value)
        self.changed(view)

    def enter(self, view: View, block_id: str, action_id: str, state: Json) -> None:
        """Keep what a person entered in one element."""
        view.state["values"].setdefault(block_id, {})[action_id] = state
        self.changed(view)

    def changed(self, view: View) -> None:
        """Save a view after a change, and publish it."""
        if view.kind == "home":
            self._core.save("home", view.user_id, view)
            self._core.events.publish(HomePublished(view))
        elif view in self._stacks.get(view.user_id, ()):
            self._core.events.publish(ViewUpdated(view))

    def close(self, view: View) -> list[View]:
        """Close a modal and all above it; returns those closed, top first."""
        stack = self.stack(view.user_id)
        closing = stack[stack.index(view) :] if view in stack else []
        for gone in reversed(closing):
            self._drop(gone)
        return closing[::-1]

    def clear(self, user_id: str) -> list[View]:
        """Close all of a person's modals; returns them, top first."""
        stack = self.stack(user_id)
        return self.close(stack[0]) if stack else []

    def _drop(self, view: View) -> None:
        self._stacks[view.user_id].remove(view)
        self._core.events.publish(ViewClosed(view))

    def _all(self) -> list[View]:
        return [*self._homes.values(), *(view for stack in self._stacks.values() for view in stack)]

    def _refuse_external_id(self, content: Json, own: View | None) -> None:
        external_id = content.get("external_id")
        if external_id and any(
            view.content.get("external_id") == external_id and view is not own for view in self._all()
        ):
            raise SlackError("duplicate_external_id")

    def _filled(self, content: Json) -> Json:
        return {**content, "blocks": with_ids(content["blocks"], lambda: self._core.new_id("")[-5:])}

    def _hash(self) -> str:
        return f"{self._core.seconds()}.{self._core.new_id('')[-8:]}"
