"""The overview of one handover, the list of handovers, the summary card."""
