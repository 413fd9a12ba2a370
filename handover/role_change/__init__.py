"""People of a handover change while it runs: what is open for whom, what moves with a role and what stays."""
