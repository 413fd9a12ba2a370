"""The application layer: loads, authorises, applies a rule, and stores the outcome with its jobs in one transaction."""
