"""Runs it all: command line, settings, and the one place that wires the parts together."""
