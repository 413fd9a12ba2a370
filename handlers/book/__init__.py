"""Books: made by a form, their columns confirmed, their accounts changed, approved, stopped and undone."""
