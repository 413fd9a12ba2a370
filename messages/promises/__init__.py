"""Promises under review: each accepted or renegotiated, in a view of their own, on the card and in the handover document."""
