"""Shared by all messages: blocks, text, dates, limits, ids, notices."""
