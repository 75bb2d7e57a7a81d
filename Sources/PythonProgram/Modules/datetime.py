"""Days and times; the clock stands still, so that a program gives the same in every run."""

MINYEAR, MAXYEAR = 1, 9999
_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


_READ = {"Y": r"\d{4}", "m": r"\d\d?", "d": r"\d\d?", "H": r"\d\d?", "M": r"\d\d?", "S": r"\d\d?",
         "f": r"\d{1,6}", "B": r"[A-Z][a-z]+", "b": r"[A-Z][a-z]{2}"}


def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _is_leap(year) else [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def _days_before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


class timedelta:
    def __init__(self, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0,
                 weeks=0):
        whole = (((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds
        if isinstance(whole, int):
            micros = whole * 1000000 + round(milliseconds * 1000 + microseconds)
        else:
            micros = round(whole * 1e6 + milliseconds * 1000 + microseconds)
        self._micros = micros
        rest, self.microseconds = divmod(micros, 1000000)
        self.days, self.seconds = divmod(rest, 86400)

    def total_seconds(self):
        return self._micros / 1000000

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if self.days:
            text = f"{self.days} day{'' if abs(self.days) == 1 else 's'}, {text}"
        return text + f".{self.microseconds:06d}" if self.microseconds else text

    def __repr__(self):
        parts = [f"{name}={value}" for name, value in (
            ("days", self.days), ("seconds", self.seconds), ("microseconds", self.microseconds))
            if value]
        return f"datetime.timedelta({', '.join(parts) or '0'})"

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return timedelta(microseconds=self._micros + other._micros)

    def __sub__(self, other):
        return timedelta(microseconds=self._micros - other._micros)

    def __neg__(self):
        return timedelta(microseconds=-self._micros)

    def __abs__(self):
        return timedelta(microseconds=abs(self._micros))

    def __mul__(self, number):
        return timedelta(microseconds=self._micros * number)

    __rmul__ = __mul__

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros / other._micros
        return timedelta(microseconds=self._micros / other)

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros // other._micros
        return timedelta(microseconds=self._micros // other)

    def __mod__(self, other):
        return timedelta(microseconds=self._micros % other._micros)

    def __bool__(self):
        return self._micros != 0

    def __hash__(self):
        return hash(self._micros)

    def __eq__(self, other):
        return isinstance(other, timedelta) and self._micros == other._micros

    def __lt__(self, other):
        return self._micros < other._micros

    def __le__(self, other):
        return self._micros <= other._micros

    def __gt__(self, other):
        return self._micros > other._micros

    def __ge__(self, other):
        return self._micros >= other._micros


class date:
    def __init__(self, year, month, day):
        if not 1 <= month <= 12:
            raise ValueError("month must be in 1..12")
        if not 1 <= day <= _length(year, month):
            raise ValueError("day is out of range for month")
        self.year, self.month, self.day = year, month, day
        self.hour = self.minute = self.second = self.microsecond = 0

    @classmethod
    def today(cls):
        return cls(1970, 1, 1)

    @classmethod
    def fromordinal(cls, number):
        year = max(number // 366, 1)
        while _days_before(year + 1) < number:
            year += 1
        day, month = number - _days_before(year), 1
        while day > _length(year, month):
            day -= _length(year, month)
            month += 1
        return cls(year, month, day)

    @classmethod
    def fromisoformat(cls, text):
        return cls(*[int(part) for part in text.split("-")])

    def toordinal(self):
        months = sum([_length(self.year, month) for month in range(1, self.month)])
        return _days_before(self.year) + months + self.day

    def weekday(self):
        return (self.toordinal() + 6) % 7

    def isoweekday(self):
        return self.weekday() + 1

    def isoformat(self):
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    def __str__(self):
        return self.isoformat()

    def __repr__(self):
        return f"datetime.date({self.year}, {self.month}, {self.day})"

    def _key(self):
        return (self.toordinal(), self.hour, self.minute, self.second, self.microsecond)

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        return isinstance(other, date) and self._key() == other._key()

    def __lt__(self, other):
        return self._key() < other._key()

    def __le__(self, other):
        return self._key() <= other._key()

    def __gt__(self, other):
        return self._key() > other._key()

    def __ge__(self, other):
        return self._key() >= other._key()

    def __add__(self, other):
        return date.fromordinal(self.toordinal() + other.days)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + -other
        return timedelta(self.toordinal() - other.toordinal())

    def replace(self, **changes):
        return date(**{"year": self.year, "month": self.month, "day": self.day, **changes})

    def __format__(self, specification):
        return self.strftime(specification) if specification else str(self)

    def strftime(self, format):
        twelve = (self.hour + 11) % 12 + 1
        weekday, month = _DAYS[self.weekday()], _MONTHS[self.month - 1]
        days = self.toordinal() - _days_before(self.year)
        known = {
            "Y": f"{self.year:04d}", "y": f"{self.year % 100:02d}", "m": f"{self.month:02d}",
            "d": f"{self.day:02d}", "H": f"{self.hour:02d}", "I": f"{twelve:02d}",
            "M": f"{self.minute:02d}", "S": f"{self.second:02d}", "f": f"{self.microsecond:06d}",
            "p": "AM" if self.hour < 12 else "PM", "A": weekday, "a": weekday[:3], "B": month,
            "b": month[:3], "h": month[:3], "j": f"{days:03d}", "w": str((self.weekday() + 1) % 7),
            "u": str(self.weekday() + 1), "e": f"{self.day:2d}", "Z": "", "z": "", "%": "%",
            "n": "\n", "t": "\t",
        }
        known["D"] = known["x"] = f"{known['m']}/{known['d']}/{known['y']}"
        known["F"] = f"{known['Y']}-{known['m']}-{known['d']}"
        known["T"] = known["X"] = f"{known['H']}:{known['M']}:{known['S']}"
        known["R"] = f"{known['H']}:{known['M']}"
        known["c"] = f"{known['a']} {known['b']} {known['e']} {known['T']} {known['Y']}"
        parts, place = [], 0
        while place < len(format):
            c = format[place]
            if c == "%" and place + 1 < len(format):
                place += 1
                c = known.get(format[place], "%" + format[place])
            parts.append(c)
            place += 1
        return "".join(parts)


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
