"""Opening a handover: the form, the customer's contacts, the window."""
