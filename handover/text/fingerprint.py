"""Short marks of texts, to tell whether something has changed since somebody saw it."""

import hashlib
import unicodedata


def fingerprint(*texts: str) -> str:
    """Return a short mark that is the same for texts a form cannot tell apart (Unicode form, line ends, outer space)."""
    plain = "\0".join(unicodedata.normalize("NFC", text.replace("\r\n", "\n").strip()) for text in texts)
    return hashlib.sha256(plain.encode()).hexdigest()[:8]
