"""What has happened since the start and what waits, as Prometheus reads it. Loaded only when somebody wants to see it."""

import json
import re
from datetime import datetime
from types import SimpleNamespace

import aiohttp
from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, ProcessCollector
from prometheus_client.exposition import generate_latest

from storage.jobs.admin import QueueDepth, QueueStatus

CODE = re.compile(r"[a-z_]{1,60}")
ANSWERED_WITHIN = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 3)
"""Seconds. Slack gives three."""
UNKNOWN = float("nan")


class Metrics:
    """Counts, in a registry of its own."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        ProcessCollector(registry=self._registry)
        self._attempts = Counter(
            "baton_attempts", "Attempts to do a job in Slack.", ["kind", "outcome"], registry=self._registry
        )
        self._answers = Histogram(
            "baton_answer_seconds",
            "Time from a request's arrival to its acknowledgement.",
            buckets=ANSWERED_WITHIN,
            registry=self._registry,
        )
        self._refusals = Counter(
            "baton_slack_errors", "Calls to Slack that did not succeed, by code.", ["code"], registry=self._registry
        )
        self._refused = Counter(
            "baton_requests_refused", "Requests that were not answered as asked.", ["why"], registry=self._registry
        )
        self._jobs = [
            Gauge(name, f"Jobs that are not done, in all processes.{remark}", ["state"], registry=self._registry)
            for name, remark in (("baton_jobs", ""), ("baton_errands", " Deprecated: use baton_jobs."))
        ]
        self._oldest = [
            Gauge(name, f"How long the job due longest has waited.{remark}", registry=self._registry)
            for name, remark in (
                ("baton_oldest_due_job_age_seconds", ""),
                ("baton_oldest_due_errand_age_seconds", " Deprecated: use baton_oldest_due_job_age_seconds."),
            )
        ]
        self._unreadable = Gauge(
            "baton_unreadable_documents",
            "Stored handovers and people that this process could not read.",
            registry=self._registry,
        )
        self._lost = Gauge(
            "baton_lost_channels",
            "Channels of the bot's own that the database does not know, since an older copy of it was put back.",
            registry=self._registry,
        )
        self._ready = Gauge("baton_ready", "Whether a part works (1) or not (0).", ["part"], registry=self._registry)

    def answered(self, seconds: float) -> None:
        """Count a request of Slack's and how long its answer took."""
        self._answers.observe(seconds)

    def refused(self, why: str) -> None:
        """Count a request that was not answered as asked."""
        self._refused.labels(why).inc()

    def attempted(self, kind: str, outcome: str) -> None:
        """Count an attempt at a job."""
        self._attempts.labels(kind, outcome).inc()

    def tracing(self) -> aiohttp.TraceConfig:
        """Return what makes a session count the calls that fail; Slack says so in the body, with status 200."""
        config = aiohttp.TraceConfig()
        config.on_request_end.append(self._answered_us)
        config.on_request_exception.append(self._broke)
        return config

    def show(
        self, parts: dict[str, bool], depth: QueueDepth | None, lost: int | None, unreadable: int, now: datetime
    ) -> bytes:
        """Return everything in Prometheus' text format. `depth` and `lost` None: the database does not answer."""
        self._unreadable.set(unreadable)
        self._lost.set(UNKNOWN if lost is None else lost)
        for part, works in parts.items():
            self._ready.labels(part).set(works)
        for status in QueueStatus:
            for gauge in self._jobs:
                gauge.labels(status.value).set(UNKNOWN if depth is None else depth.count[status])
        for oldest in self._oldest:
            oldest.set(UNKNOWN if depth is None else _age(depth.oldest, now))
        return generate_latest(self._registry)

    async def _answered_us(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestEndParams
    ) -> None:
        try:
            # The session keeps what is read here, for the one who called.
            body = await params.response.read()
        except (aiohttp.ClientError, TimeoutError):
            # Whoever called finds the same break, and it is they who deal with it.
            self._refusals.labels("connection").inc()
            return
        code = code_of(params.response.status, body)
        if code:
            self._refusals.labels(code).inc()

    async def _broke(
        self, _session: aiohttp.ClientSession, _context: SimpleNamespace, params: aiohttp.TraceRequestExceptionParams
    ) -> None:
        self._refusals.labels("timeout" if isinstance(params.exception, TimeoutError) else "connection").inc()


def code_of(status: int, body: bytes) -> str:
    """Return Slack's code for what went wrong, `http_…` where it gave none, empty for success."""
    if status < 400 and (not body.startswith(b"{") or b'"error"' not in body):
        return ""
    try:
        told = json.loads(body)
    except ValueError:
        return f"http_{status}" if status >= 400 else ""
    if not isinstance(told, dict) or told.get("ok"):
        return f"http_{status}" if status >= 400 else ""
    code = str(told.get("error", ""))
    # Slack's codes are a closed set; a proxy in between may say anything.
    return code if CODE.fullmatch(code) else f"http_{status}"


def _age(since: datetime | None, now: datetime) -> float:
    return 0.0 if since is None else max((now - since).total_seconds(), 0.0)
