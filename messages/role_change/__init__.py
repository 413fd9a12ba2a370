"""People of a handover change while it runs: who takes part and what is theirs, the form, and what is told of it."""
