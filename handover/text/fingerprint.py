"""Short fingerprints of texts, to detect changes."""

import hashlib
import unicodedata


def fingerprint(*texts: str) -> str:
    """Return a short hash, equal for texts that differ only in Unicode form, line ends or outer white space."""
    plain = "\0".join(unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip()) for text in texts)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
