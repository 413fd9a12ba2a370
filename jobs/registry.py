"""The types of all kinds of jobs, collected from the modules of this package."""

import pkgutil
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import import_module

import jobs
from handover.model.jobs import JobKind
from jobs.engine.job_type import JobType, Retention


@cache
def job_types() -> Mapping[JobKind, JobType]:
    """Return the type of each kind of job, by the kind's name. Raises AssertionError when a kind is declared twice."""
    names = (found.name for found in pkgutil.walk_packages(jobs.__path__, f"{jobs.__name__}."))
    modules = [import_module(name) for name in sorted(names)]
    declared = [value for module in modules for value in vars(module).values() if isinstance(value, JobType)]
    return by_kind(declared)


def by_kind(declared: Iterable[JobType]) -> Mapping[JobKind, JobType]:
    """Return the types by the name of their kind. Raises AssertionError when two are of one kind."""
    types: dict[JobKind, JobType] = {}
    for one in declared:
        if types.setdefault(one.kind, one) is not one:
            raise AssertionError(f"two declarations of the kind of job {one.kind}")
    return types


def kinds_kept(retention: Retention) -> frozenset[str]:
    """Return the kinds whose records are kept like this."""
    return frozenset(kind for kind, one in job_types().items() if one.retention is retention)
