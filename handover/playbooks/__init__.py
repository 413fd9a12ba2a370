"""Playbook files and their loader."""
