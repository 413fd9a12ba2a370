"""Letters to customers: 200 clean ones in six languages, and 200 that repeat something internal in disguise."""
