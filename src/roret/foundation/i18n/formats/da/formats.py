"""Dates, times and numbers as Danes write and read them (Dansk Sprognævn; DKFDS input conventions).

Django's own Danish knows only `4.1.2027` and `09:05`; people also write `4/1-2027`, `4-1-27` and `kl. 9.05`.
Thousands are not separated by default, or years and ids would be: use `floatformat:"2g"` where they should be.
"""

DATE_FORMAT = "j. F Y"
TIME_FORMAT = "H.i"
DATETIME_FORMAT = r"j. F Y \k\l. H.i"
YEAR_MONTH_FORMAT = "F Y"
MONTH_DAY_FORMAT = "j. F"
SHORT_DATE_FORMAT = "d.m.Y"
SHORT_DATETIME_FORMAT = "d.m.Y H.i"
FIRST_DAY_OF_WEEK = 1

_DATES = ["%d.%m.%Y", "%d-%m-%Y", "%d/%m-%Y", "%d/%m/%Y", "%d.%m.%y", "%d-%m-%y", "%d/%m-%y", "%d/%m/%y"]
_TIMES = ["%H.%M", "%H:%M", "%H.%M.%S", "%H:%M:%S"]

DATE_INPUT_FORMATS = [*_DATES, "%Y-%m-%d"]
TIME_INPUT_FORMATS = [*_TIMES, "%H:%M:%S.%f", *(f"kl. {time}" for time in _TIMES)]
DATETIME_INPUT_FORMATS = [
    *(f"{date} {between}{time}" for date in DATE_INPUT_FORMATS for between in ("", "kl. ") for time in _TIMES),
    "%Y-%m-%dT%H:%M",  # what <input type="datetime-local"> sends
    "%Y-%m-%dT%H:%M:%S",
    *DATE_INPUT_FORMATS,
]

DECIMAL_SEPARATOR = ","
THOUSAND_SEPARATOR = "."
NUMBER_GROUPING = 3
