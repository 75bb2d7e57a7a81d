"""How long something takes."""

from functools import total_ordering


@total_ordering
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
