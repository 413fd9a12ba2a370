"""Opening a handover: the form, the customer contacts, the window."""
