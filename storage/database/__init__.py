"""The databases: connections, transactions, column types, migrations."""
