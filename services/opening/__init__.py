"""Opening a handover: what the form proposes, which account is meant, and the start."""
