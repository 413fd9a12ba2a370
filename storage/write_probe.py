"""Trying whether the database takes something new, as large as what it is given on a working day.

A full disk still takes small changes for a while: SQLite has room left in its log, and PostgreSQL in its pages. That such a
change succeeds does not tell that the next reply can be saved.
"""

import secrets

from sqlalchemy import delete, insert

from storage import tables
from storage.database.transactions import Transactions

SIZE = 256 * 1024
"""Characters, that do not compress: more than the stored form of most handovers."""


async def prove_writable(transactions: Transactions) -> None:
    """Write and delete so much, each in a transaction of its own, and note that any trouble has ended.

    Raises DBAPIError when the database does not take it.
    """
    probe = {"id": secrets.token_hex(8), "filler": secrets.token_hex(SIZE // 2)}
    async with transactions.begin() as connection:
        await connection.execute(insert(tables.write_probes), probe)
    async with transactions.begin() as connection:
        # One that a process left which was killed in between goes, too.
        await connection.execute(delete(tables.write_probes))
    transactions.written()
