"""The blueprint: what is known of an account, how old it may get, and what it says in short."""
