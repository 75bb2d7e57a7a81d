"""Days and times; the clock stands still, so that a program gives the same in every run."""

from datetime._date import _MONTHS, date
from datetime._delta import timedelta

MINYEAR, MAXYEAR = 1, 9999
_READ = {"Y": r"\d{4}", "m": r"\d\d?", "d": r"\d\d?", "H": r"\d\d?", "M": r"\d\d?", "S": r"\d\d?",
         "f": r"\d{1,6}", "B": r"[A-Z][a-z]+", "b": r"[A-Z][a-z]{2}"}


class datetime(date):
    def __init__(self, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None):
        date.__init__(self, year, month, day)
        self.hour, self.minute, self.second = hour, minute, second
        self.microsecond, self.tzinfo = microsecond, tzinfo

    @classmethod
    def now(cls, tz=None):
        return cls(1970, 1, 1)

    @classmethod
    def utcnow(cls):
        return cls(1970, 1, 1)

    @classmethod
    def today(cls):
        return cls(1970, 1, 1)

    @classmethod
    def fromtimestamp(cls, seconds, tz=None):
        return cls(1970, 1, 1) + timedelta(seconds=seconds)

    @classmethod
    def fromisoformat(cls, text):
        day, _, clock = text.replace("T", " ").partition(" ")
        parts = [int(part) for part in day.split("-")]
        whole, _, fraction = clock.partition(".")
        parts += [int(part) for part in whole.split(":") if part]
        if fraction:
            parts.append(int(fraction.ljust(6, "0")))
        return cls(*parts)

    @classmethod
    def strptime(cls, text, format):
        """Reads what numbers say, and the names of months."""
        import re
        pattern = re.escape(format).replace("\\ ", " ")
        for letter, part in _READ.items():
            pattern = pattern.replace("%" + letter, f"(?P<{letter}>{part})")
        found = re.fullmatch(pattern, text)
        if found is None:
            raise ValueError(f"time data {text!r} does not match format {format!r}")
        given = found.groupdict()
        month = int(given.get("m") or 1)
        for letter, length in (("B", None), ("b", 3)):
            if letter in given:
                month = [name[:length] for name in _MONTHS].index(given[letter]) + 1
        numbers = [int(given.get(letter) or 0) for letter in "HMS"]
        year = int(given.get("Y") or 1900)
        return cls(year, month, int(given.get("d") or 1), *numbers,
                   int((given.get("f") or "0").ljust(6, "0")))

    def timestamp(self):
        return (self - datetime(1970, 1, 1)).total_seconds()

    def date(self):
        return date(self.year, self.month, self.day)

    def isoformat(self, sep="T", timespec="auto"):
        text = self.strftime("%F") + sep + self.strftime("%T")
        return text + self.strftime(".%f") if self.microsecond else text

    def __str__(self):
        return self.isoformat(" ")

    def __repr__(self):
        clock = [self.hour, self.minute]
        if self.second or self.microsecond:
            clock.append(self.second)
        if self.microsecond:
            clock.append(self.microsecond)
        parts = [self.year, self.month, self.day] + clock
        return f"datetime.datetime({', '.join([str(part) for part in parts])})"

    def _micros(self):
        seconds = ((self.toordinal() * 24 + self.hour) * 60 + self.minute) * 60 + self.second
        return seconds * 1000000 + self.microsecond

    def __add__(self, other):
        seconds, micro = divmod(self._micros() + other._micros, 1000000)
        minutes, second = divmod(seconds, 60)
        hours, minute = divmod(minutes, 60)
        days, hour = divmod(hours, 24)
        day = date.fromordinal(days)
        return datetime(day.year, day.month, day.day, hour, minute, second, micro)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        return timedelta(microseconds=self._micros() - other._micros())

    def replace(self, **changes):
        return datetime(**{
            "year": self.year, "month": self.month, "day": self.day, "hour": self.hour,
            "minute": self.minute, "second": self.second, "microsecond": self.microsecond,
            **changes})


class timezone:
    def __init__(self, offset, name=None):
        self._name = name or "UTC"

    def __str__(self):
        return self._name


timezone.utc = UTC = timezone(timedelta(0))
