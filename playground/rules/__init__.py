"""What Slack accepts, judged without Slack: blocks, views, messages, answers, names, manifests, scopes.

Pure functions over decoded JSON. Nothing here knows a particular app, does I/O, or keeps state.
Where Slack's documents and models disagree, the stricter number holds.
"""
