"""The interview with the outgoing CSM: which question is put, what a reply means, where it is kept."""
