"""What kinds of customers there are, and how likely they are to renew, in words."""

from collections.abc import Mapping

from handover.model.account import Likelihood
from handover.model.customer_kinds import Industry, Tier

TIERS: Mapping[Tier, str] = {Tier.HIGH_TOUCH: "High-touch", Tier.MID_TOUCH: "Mid-touch", Tier.DIGITAL: "Digital"}
INDUSTRIES: Mapping[Industry, str] = {
    Industry.TECHNOLOGY: "Technology",
    Industry.HEALTHCARE: "Healthcare",
    Industry.FINANCIAL_SERVICES: "Financial services",
    Industry.SAAS: "SaaS",
}
LIKELIHOODS: Mapping[Likelihood, str] = {
    Likelihood.LIKELY: "Likely",
    Likelihood.UNSURE: "Unsure",
    Likelihood.UNLIKELY: "Unlikely",
}
