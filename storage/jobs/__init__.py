"""The jobs table: enqueueing, claiming, results, pauses, administration."""
