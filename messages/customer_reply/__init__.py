"""The customer's reply to the introduction e-mail in words: the form, how it is shown, and what the manager is told."""
