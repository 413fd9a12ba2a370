"""The introduction e-mail: its form and preview, its approval, the e-mail itself."""
