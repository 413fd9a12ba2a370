"""The document that a manager releases to a provider outside (P15)."""
