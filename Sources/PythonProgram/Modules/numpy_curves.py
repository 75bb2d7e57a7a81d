"""Polynomials and other curves."""

import _support
from numpy._making import arange, asarray
from numpy._elementwise import clip
from numpy._along import diff, sum
from numpy._shapes import atleast_1d, concatenate, ndim, stack
from numpy._picking import searchsorted
from numpy._products import convolve


def polyfit(x, y, deg):
    from numpy.linalg import lstsq
    x = asarray(x, float)
    return lstsq(stack([x ** (deg - i) for i in range(deg + 1)], 1), y)[0]


def polyval(p, x):
    result = 0
    for coefficient in asarray(p).tolist():
        result = result * x + coefficient
    return result


class poly1d:
    """A polynomial, the coefficient of the highest power first."""

    def __init__(self, c_or_r):
        self.coeffs = self.c = self.coef = atleast_1d(c_or_r)

    @property
    def order(self):
        return len(self.c) - 1

    def __call__(self, x):
        return polyval(self.c, asarray(x) if _support.is_array_data(x) and ndim(x) else x)

    def __getitem__(self, power):
        return self.c[self.order - power] if 0 <= power <= self.order else 0

    def __len__(self):
        return self.order

    def deriv(self):
        return poly1d(self.c[:-1] * arange(self.order, 0, -1) if self.order else [0])

    def __repr__(self):
        return "poly1d(" + repr(self.c)[6:]


def interp(x, xp, fp):
    x, xp, fp = asarray(x), asarray(xp), asarray(fp)
    place = clip(searchsorted(xp, x, "right") - 1, 0, len(xp) - 2)
    slope = (fp[place + 1] - fp[place]) / (xp[place + 1] - xp[place])
    return fp[place] + slope * (clip(x, xp[0], xp[-1]) - xp[place])


def trapezoid(y, x=None, dx=1.0):
    y = asarray(y)
    return sum((dx if x is None else diff(x)) * (y[1:] + y[:-1]) / 2.0)


trapz = trapezoid


def gradient(f, *spacing):
    f = asarray(f)
    step = spacing[0] if spacing else 1.0
    x = arange(len(f)) * step if ndim(step) == 0 else asarray(step)
    before, after = diff(x)[:-1], diff(x)[1:]
    inside = (
        before ** 2 * f[2:] + (after ** 2 - before ** 2) * f[1:-1] - after ** 2 * f[:-2]
    ) / (before * after * (before + after))
    ends = [(f[1] - f[0]) / (x[1] - x[0]), (f[-1] - f[-2]) / (x[-1] - x[-2])]
    return concatenate([ends[:1], inside, ends[1:]])


def poly(seq_of_zeros):
    result = asarray([1.0])
    for zero in seq_of_zeros:
        result = convolve(result, asarray([1.0, -zero]))
    return result


def _same_length(a, b):
    a, b = atleast_1d(a), atleast_1d(b)
    count = max(len(a), len(b))
    return [concatenate([asarray([0] * (count - len(p)), p.dtype), p]) for p in (a, b)]


def polyadd(a1, a2):
    a, b = _same_length(a1, a2)
    return a + b


def polysub(a1, a2):
    a, b = _same_length(a1, a2)
    return a - b


def polymul(a1, a2):
    return convolve(atleast_1d(a1), atleast_1d(a2))


def polyder(p, m=1):
    p = atleast_1d(p)
    for _ in range(m):
        p = p[:-1] * arange(len(p) - 1, 0, -1)
    return p


def polyint(p, m=1, k=0):
    p = atleast_1d(p)
    for _ in range(m):
        p = concatenate([p / arange(len(p), 0, -1), asarray([float(k)])])
    return p


def correlate(a, v, mode="valid"):
    return convolve(asarray(a), asarray(v)[::-1], mode)


def unwrap(p, discont=None, axis=-1, period=6.283185307179586):
    steps = diff(p)
    turns = -period * ((steps + period / 2) // period)
    first = asarray([0.0])
    return p + concatenate([first, turns.cumsum()])
