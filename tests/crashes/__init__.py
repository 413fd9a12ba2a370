"""The real bot, killed for real at every step, and what Slack's side has seen afterwards.

See docs/decisions/0005-crashes-are-tested-with-real-kills.md.
"""
