"""Numbers that are quotients of whole ones."""

import math


def _exact(number):
    """A float as the quotient that it is."""
    mantissa, exponent = math.frexp(number)
    mantissa, exponent = int(mantissa * 2 ** 53), exponent - 53
    return (mantissa * 2 ** exponent, 1) if exponent >= 0 else (mantissa, 2 ** -exponent)


def _read(text):
    above, _, below = text.strip().partition("/")
    if below:
        return int(above), int(below)
    whole, _, places = above.partition(".")
    return int(whole + places), 10 ** len(places)


class Fraction:
    def __init__(self, numerator=0, denominator=1):
        if isinstance(numerator, str):
            numerator, denominator = _read(numerator)
        elif isinstance(numerator, float):
            numerator, denominator = _exact(numerator)
        above, below = _parts(numerator), _parts(denominator)
        numerator, denominator = above[0] * below[1], above[1] * below[0]
        if denominator == 0:
            raise ZeroDivisionError(f"Fraction({numerator}, 0)")
        shared = math.gcd(numerator, denominator)
        shared = -shared if denominator < 0 else shared
        self.numerator, self.denominator = numerator // shared, denominator // shared

    def __repr__(self):
        return f"Fraction({self.numerator}, {self.denominator})"

    def __str__(self):
        if self.denominator == 1:
            return str(self.numerator)
        return f"{self.numerator}/{self.denominator}"

    def _with(self, other, exact, rounded):
        if isinstance(other, float):
            return rounded(float(self), other)
        if isinstance(other, (int, Fraction)):
            return exact(self.numerator, self.denominator, *_parts(other))
        return NotImplemented

    def __add__(self, other):
        return self._with(
            other, lambda a, b, c, d: Fraction(a * d + c * b, b * d), lambda x, y: x + y)

    __radd__ = __add__

    def __sub__(self, other):
        return self._with(
            other, lambda a, b, c, d: Fraction(a * d - c * b, b * d), lambda x, y: x - y)

    def __rsub__(self, other):
        return -(self - other)

    def __mul__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * c, b * d), lambda x, y: x * y)

    __rmul__ = __mul__

    def __truediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(a * d, b * c), lambda x, y: x / y)

    def __rtruediv__(self, other):
        return self._with(other, lambda a, b, c, d: Fraction(c * b, d * a), lambda x, y: y / x)

    def __floordiv__(self, other):
        return self._with(other, lambda a, b, c, d: (a * d) // (b * c), lambda x, y: x // y)

    def __mod__(self, other):
        return self - other * (self // other)

    def __pow__(self, power):
        if not isinstance(power, int):
            return float(self) ** float(power)
        if power < 0:
            return Fraction(self.denominator ** -power, self.numerator ** -power)
        return Fraction(self.numerator ** power, self.denominator ** power)

    def __neg__(self):
        return Fraction(-self.numerator, self.denominator)

    def __pos__(self):
        return self

    def __abs__(self):
        return Fraction(abs(self.numerator), self.denominator)

    def __float__(self):
        return self.numerator / self.denominator

    def __int__(self):
        return int(self.numerator / self.denominator)

    __trunc__ = __int__

    def __bool__(self):
        return self.numerator != 0

    def __hash__(self):
        return hash((self.numerator, self.denominator))

    def _compared(self, other, holds):
        return self._with(other, lambda a, b, c, d: holds(a * d, c * b), holds)

    def __eq__(self, other):
        return self._compared(other, lambda x, y: x == y)

    def __lt__(self, other):
        return self._compared(other, lambda x, y: x < y)

    def __le__(self, other):
        return self._compared(other, lambda x, y: x <= y)

    def __gt__(self, other):
        return self._compared(other, lambda x, y: x > y)

    def __ge__(self, other):
        return self._compared(other, lambda x, y: x >= y)

    def __round__(self, digits=None):
        if digits is None:
            whole, rest = divmod(self.numerator, self.denominator)
            twice = 2 * rest
            up = twice > self.denominator or twice == self.denominator and whole % 2
            return whole + 1 if up else whole
        return Fraction(round(self * 10 ** digits), 10 ** digits)

    def limit_denominator(self, max_denominator=1000000):
        if self.denominator <= max_denominator:
            return self
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self.numerator, self.denominator
        while True:
            a = n // d
            if q0 + a * q1 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q0 + a * q1
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        one, other = Fraction(p0 + k * p1, q0 + k * q1), Fraction(p1, q1)
        # As floats: the exact differences have more digits than a whole number here.
        exact = float(self)
        return other if abs(float(other) - exact) <= abs(float(one) - exact) else one

    def as_integer_ratio(self):
        return self.numerator, self.denominator

    @classmethod
    def from_float(cls, number):
        return cls(number)


def _parts(number):
    if isinstance(number, Fraction):
        return number.numerator, number.denominator
    if isinstance(number, float):
        return _exact(number)
    return number, 1
