"""Everything a browser shows, as HTML by DOM id and rows by key, and what must be sent when it changes."""

from __future__ import annotations

from dataclasses import dataclass, field

from playground.workspace.entities import Json


@dataclass(frozen=True)
class Snapshot:
    """HTML by id, for each list its rows' HTML by key in order, and which of the foldable parts are open."""

    fragments: dict[str, str] = field(default_factory=dict)
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    shown: dict[str, bool] = field(default_factory=dict)

    def changes_since(self, old: Snapshot) -> Json:
        """Return what makes a browser that shows `old` show this; empty where nothing changed."""
        news: Json = {}
        fragments = {key: html for key, html in self.fragments.items() if old.fragments.get(key) != html}
        lists = {}
        for key, rows in self.lists.items():
            before = old.lists.get(key, {})
            changed = {row: html for row, html in rows.items() if before.get(row) != html}
            if changed or list(rows) != list(before):
                lists[key] = {"order": list(rows), "html": changed}
        if fragments:
            news["fragments"] = fragments
        if lists:
            news["lists"] = lists
        if self.shown != old.shown:
            news["shown"] = self.shown
        return news
