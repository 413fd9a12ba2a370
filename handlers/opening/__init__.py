"""Opening a handover: the form that starts one, and what it says while it is filled in."""
