"""The introduction e-mail: its draft, and its approval."""
