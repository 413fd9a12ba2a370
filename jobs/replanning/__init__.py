"""What follows when the plan of a handover is changed while it runs."""
