"""Renders the page, and what is fetched for it, from the workspace as it stands."""

from __future__ import annotations

from playground.page import conversations, inspector_rows, markdown
from playground.page.context import PageContext
from playground.page.directory import Directory
from playground.page.fragments import Fragments, RenderedRows
from playground.page.snapshot import Snapshot
from playground.page.tab_state import TabState
from playground.workspace.entities import Canvas, Json


def shell(context: PageContext, user: str) -> str:
    """Return the empty page, which fills itself through its WebSocket."""
    return context.templates.page.render(
        team=context.workspace.identity.team_name, user=user, hint=context.options.hint
    )


def detail(context: PageContext, key: str) -> str:
    """Return what stands behind one row of the inspector."""
    return str(context.templates.layout.detail(inspector_rows.detail(context.slack.inspector, key)))


def canvas(context: PageContext, shown: Canvas, user: str) -> str:
    """Return the page of a canvas, as this person sees it."""
    workspace = context.workspace
    content = workspace.canvases.content(shown)
    channel = f"#{workspace.channels.get(shown.channel).name}" if shown.channel else "Standalone"
    return context.templates.canvas.render(
        canvas=shown,
        shown=markdown.render(content, conversations.reader_of(workspace, user)),
        content=content,
        channel=channel,
        editor=workspace.members.get(shown.last_editor).shown_name,
        me=workspace.members.get(user).shown_name,
    )


def options(context: PageContext, offered: Json, user: str) -> str:
    """Return the rows of a select for the `options` or `option_groups` that an app suggested."""
    element = {name: offered.get(name) or [] for name in ("options", "option_groups")}
    blocks = context.templates.blocks(conversations.reader_of(context.workspace, user), Directory())
    return context.templates.options.render(element=element, draw=blocks)


def snapshot(context: PageContext, state: TabState, rendered: RenderedRows | None = None) -> Snapshot:
    """Return all that a tab in this state shows; `rendered` keeps its rows between snapshots."""
    reader = conversations.reader_of(context.workspace, state.user)
    parts = Fragments(context, state, reader, {} if rendered is None else rendered)
    return Snapshot(
        {
            "top": parts.top(),
            "sidebar": parts.sidebar(),
            "head": parts.head(),
            "intro": parts.intro(),
            "surface": parts.surface(),
            "composer": parts.composer(),
            "thread-head": parts.thread_head(),
            "thread-composer": parts.thread_composer(),
            "inspector-head": parts.inspector_head(),
        },
        {
            "messages": parts.messages(),
            "replies": parts.replies(),
            "modal": parts.modals(),
            "records": parts.records(),
        },
        {"thread": bool(state.thread), "inspector": state.inspector},
    )
