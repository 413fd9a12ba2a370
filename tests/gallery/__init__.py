"""Everything the bot shows and every letter it writes, with believable data: one page to look at, and texts kept as snapshots."""
