"""How customers are told apart where that decides what is asked: by tier and by industry."""

from enum import StrEnum


class Tier(StrEnum):
    """How much of a CSM's time a customer has (P129)."""

    HIGH_TOUCH = "high_touch"
    MID_TOUCH = "mid_touch"
    DIGITAL = "digital"


class Industry(StrEnum):
    """Industries whose handovers ask for something of their own (P19–P22)."""

    TECHNOLOGY = "technology"
    HEALTHCARE = "healthcare"
    FINANCIAL_SERVICES = "financial_services"
    SAAS = "saas"
