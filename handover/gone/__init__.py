"""Somebody who takes part can do so no more: who is asked how it goes on, and what is decided (P7, P111)."""
