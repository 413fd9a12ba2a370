"""The team of somebody who leads: its accounts and running handovers, in numbers, as a list, and by person."""
