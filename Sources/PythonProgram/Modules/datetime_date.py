"""Days of the calendar."""

from functools import total_ordering

from datetime._delta import timedelta

_MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September",
           "October", "November", "December"]
_DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]




def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _length(year, month):
    return 29 if month == 2 and _is_leap(year) else [
        31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]


def _days_before(year):
    year -= 1
    return year * 365 + year // 4 - year // 100 + year // 400


@total_ordering
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
