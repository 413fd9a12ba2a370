"""The introduction e-mail to the customer: its facts, its checks, its course from draft to sent."""
