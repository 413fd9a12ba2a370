"""Calls of a handover: arranged, told of, and kept in the calendars of those who take part (P81–P88)."""
