"""The introduction e-mail to the customer: its facts, its check, its way from draft to sent."""
