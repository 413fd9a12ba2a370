"""Where the people of the year live: every kind of zone, two kinds of work week, and whose public holidays they keep."""

from dataclasses import dataclass

MONDAY_TO_FRIDAY = frozenset({0, 1, 2, 3, 4})
SUNDAY_TO_THURSDAY = frozenset({6, 0, 1, 2, 3})


@dataclass(frozen=True)
class Place:
    """An IANA zone, the country (ISO 3166) whose holidays are kept there, and the usual work week (0 is Monday)."""

    zone: str
    country: str
    week: frozenset[int] = MONDAY_TO_FRIDAY


PLACES = (
    Place("America/New_York", "US"),
    Place("Europe/London", "GB"),
    Place("Europe/Berlin", "DE"),
    Place("Asia/Kolkata", "IN"),  # UTC+5:30
    Place("Asia/Kathmandu", "NP", SUNDAY_TO_THURSDAY),  # UTC+5:45
    Place("Asia/Tokyo", "JP"),
    Place("Australia/Lord_Howe", "AU"),  # summer time of half an hour, in the southern summer
    Place("America/Santiago", "CL"),  # the same, and clocks change at midnight
    Place("Africa/Cairo", "EG", SUNDAY_TO_THURSDAY),  # clocks change at midnight, on a Friday
    Place("Asia/Jerusalem", "IL", SUNDAY_TO_THURSDAY),
    Place("Pacific/Apia", "WS"),  # UTC+13: across the date line from …
    Place("Pacific/Pago_Pago", "AS"),  # … UTC-11, a day behind at the same hour
    Place("Pacific/Kiritimati", "KI"),  # UTC+14
    Place("America/St_Johns", "CA"),  # UTC-3:30, and summer time
)
