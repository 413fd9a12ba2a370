"""Promises to the customer: found in the answers, accepted or renegotiated one by one (P39, P57, P66, P76)."""
