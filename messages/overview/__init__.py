"""One handover at a glance, the list of handovers, the summary card."""
