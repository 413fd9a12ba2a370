"""Who could take over an account: what speaks for each colleague, in reasons, and who has room (P28)."""
