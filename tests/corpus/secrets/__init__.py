"""Secrets as people paste them, and ordinary answers that only sound like them. Both are made anew, the same each time.

No value was ever in use. Prefixes are put together when they are made, so that no scanner takes this folder for a leak.
"""
