"""The plan of a handover: the days by which its items and steps are due."""
