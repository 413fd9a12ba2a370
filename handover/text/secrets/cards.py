"""Numbers of payment cards: known first figures, a right check digit (Luhn), and nothing beside them that says otherwise."""

import re

_NUMBER = re.compile(
    r"(?<![\w.,/#-])(?:\d{4}[ -]\d{4}[ -]\d{4}[ -]\d{1,7}|\d{4}[ -]\d{6}[ -]\d{5}"
    r"|\d{13,19})(?![\w]|[.,]\d|[-/]\w)"
)
_ISSUERS = re.compile(
    r"4|5[1-5]|2(?:2[2-9]|[3-6]|7[01]|720)|3[47]|3(?:0[0-5]|[689])|6(?:011|4[4-9]|5)|35(?:2[89]"
    r"|[3-8])|62|50|5[6-8]|6[37]"
)
_OTHER_NUMBER = re.compile(
    r"order|invoice|ticket|tracking|shipment|parcel|reference|\bref\b|\bid\b|\bids\b|case|serial"
    r"|imei|iban|isbn|barcode|\bean\b|gtin|policy|contract|"
    r"auftrag|bestell|rechnung|sendung|vertrag|kunden|seriennummer|commande|facture|colis"
    r"|référence|contrat|pedido|factura|envío|"
    r"referencia|contrato|ordine|fattura|spedizione|contratto|riferimento|encomenda|fatura"
    r"|referência|timestamp|meeting|conference|phone|"
    r"tel\b|account n|konto|cuenta|conto|conta\b|\bpo\b|\bnr\b|\bno\b",
    re.IGNORECASE,
)
_LOOK_BACK = 40
_OF_ACCOUNT = re.compile(r"\b[A-Z]{2}\d{2}(?: ?[A-Z0-9]{4}){0,7} ?$")
"""The beginning of an account's number (IBAN)."""


def holds_card_number(text: str) -> bool:
    """Return whether a payment card's number stands in the text. Account numbers (IBAN) are on every invoice and pass."""
    return any(_is_card(text, found) for found in _NUMBER.finditer(text))


def _is_card(text: str, found: re.Match[str]) -> bool:
    number = re.sub(r"\D", "", found.group())
    if not 13 <= len(number) <= 19 or not _ISSUERS.match(number) or not _luhn(number):
        return False
    if _OF_ACCOUNT.search(text, max(0, found.start() - _LOOK_BACK), found.start()):
        return False
    grouped = number != found.group()
    before = text[max(0, found.start() - _LOOK_BACK) : found.start()]
    return (grouped and len(number) in (15, 16)) or not _OTHER_NUMBER.search(before)


def _luhn(number: str) -> bool:
    doubled = [int(one) * (2 if at % 2 else 1) for at, one in enumerate(reversed(number))]
    return sum(one - 9 if one > 9 else one for one in doubled) % 10 == 0
