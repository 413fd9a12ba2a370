"""What is kept of somebody's work, by themselves or by a lead: what stands in the form, and what follows from sending it (P28)."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from handover.accounts.names import folded
from handover.form_merge import kept_of_others
from handover.model.audit import NoSecret
from handover.model.csm_facts import CsmFacts
from handover.model.field_problems import FieldProblem, FieldProblems
from handover.model.refusals import Refusal
from handover.text.blank import is_blank

LONGEST = 600
"""Characters of one field."""
LIMITS = (0, 5, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100)
"""What a lead can choose as the most accounts that somebody carries, counted as mid-touch ones."""
_BETWEEN = re.compile(r"[,;\n]")


class NoMember(Refusal):
    """Whoever was chosen is no full member of the workspace, and can take over nothing."""


@dataclass(frozen=True)
class CsmFactsForm:
    """The content of the form: each text names several things, with commas or lines between. `limit` is for leads alone."""

    languages: str = ""
    industries: str = ""
    regions: str = ""
    products: str = ""
    limit: int | None = None


TEXTS = ("languages", "industries", "regions", "products")
"""The fields that are typed."""


def facts_form(facts: CsmFacts) -> CsmFactsForm:
    """Return the form as it is filled in now."""
    return CsmFactsForm(
        ", ".join(facts.languages),
        ", ".join(facts.industries),
        ", ".join(facts.regions),
        ", ".join(facts.products),
        facts.limit,
    )


def edit_facts(
    facts: CsmFacts,
    form: CsmFactsForm,
    shown: Mapping[str, str],
    *,
    by: str,
    now: datetime,
    lead: bool,
    no_secret: Iterable[str] = (),
) -> CsmFacts:
    """Return the facts with what was entered, said by somebody at `now` (UTC); as they were for a form that changes nothing.

    Without `lead`, the limit stays as it is. `shown` are the marks (`form_merge.field_marks`) of what the form showed when it was
    opened: what somebody else has changed since is kept. `no_secret` says where texts stand that look like secrets and of which
    they say that they are none (P68). Raises FieldProblems: a text too long, or changed by both.
    """
    before = facts_form(facts)
    form = replace(form, **kept_of_others(form, before, shown))
    long = {field: FieldProblem.TOO_LONG for field in TEXTS if len(getattr(form, field)) > LONGEST}
    if long:
        raise FieldProblems(long, {"limit": str(LONGEST)})
    changed = replace(
        facts,
        languages=_things(form.languages),
        industries=_things(form.industries),
        regions=_things(form.regions),
        products=_things(form.products),
        limit=form.limit if lead else facts.limit,
    )
    if changed == facts:
        return facts
    words = tuple(NoSecret(where, by, now) for where in no_secret)
    return replace(changed, by=by, at=now, no_secrets=(*facts.no_secrets, *words))


def _things(text: str) -> tuple[str, ...]:
    """Return the things that a text names, each once, as it was written first."""
    written = (" ".join(part.split()) for part in _BETWEEN.split(text))
    found: dict[str, str] = {}
    for one in written:
        if not is_blank(one):
            found.setdefault(folded(one), one)
    return tuple(found.values())
