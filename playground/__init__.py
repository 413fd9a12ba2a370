"""A local Slack workspace: Web API, Socket Mode, and a page for people, on one port, for any Slack app.

`python -m playground --manifest app.yml` runs it; `playground.running.Playground.serve` does so within a test.
"""

__version__ = "0.1.0"
