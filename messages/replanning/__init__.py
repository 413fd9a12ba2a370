"""The plan of a handover: how it is shown, the form that changes it, and what is said about a change."""
