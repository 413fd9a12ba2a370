"""Going from one workspace to the next in an index, however many rows each has."""

from sqlalchemy import CTE, ColumnElement, Select, Table, exists, func, select

from storage.database.columns import Words


def workspaces_named(table: Table, among: ColumnElement[bool]) -> CTE:
    """Return the `workspace` of every row, each once, and at the end NULL.

    `among` says which rows count, in the words of a partial index that begins with the workspace.
    """
    column = table.c.workspace
    first = select(func.min(column, type_=Words).label("workspace")).where(among)
    named = first.cte("named", recursive=True)
    following = select(func.min(column, type_=Words)).where(among, column > named.c.workspace).scalar_subquery()
    return named.union_all(select(following).where(named.c.workspace.is_not(None)))


def workspaces_with(table: Table, among: ColumnElement[bool], wanted: ColumnElement[bool]) -> Select[tuple[str]]:
    """Return the statement for the workspaces that have a wanted row `among` those, each once, in the order of their ids."""
    named = workspaces_named(table, among)
    has_one = exists().where(table.c.workspace == named.c.workspace, among, wanted)
    return select(named.c.workspace).where(named.c.workspace.is_not(None), has_one).order_by(named.c.workspace)
