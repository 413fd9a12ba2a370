"""What follows when the details of a handover are changed while it runs."""
