"""Means and spreads of lists of numbers."""

import math
from fractions import Fraction


class StatisticsError(ValueError):
    pass


def _checked(data, name, least=1):
    data = list(data)
    if len(data) < least:
        raise StatisticsError(f"{name} requires at least {'one' if least == 1 else 'two'} data "
                              f"point{'' if least == 1 else 's'}")
    return data


def _total(data):
    """The exact sum, rounded once."""
    if all([isinstance(x, int) for x in data]):
        return sum(data)
    return math.fsum([float(x) for x in data])


def _quotient(total, count):
    if isinstance(total, int) and total % count == 0:
        return total // count
    return total / count


def mean(data):
    data = _checked(data, "mean")
    return _quotient(_total(data), len(data))


def fmean(data, weights=None):
    data = _checked(data, "fmean")
    if weights is None:
        return math.fsum(data) / len(data)
    weights = list(weights)
    return math.fsum([x * w for x, w in zip(data, weights)]) / math.fsum(weights)


def geometric_mean(data):
    return math.exp(fmean([math.log(x) for x in data]))


def harmonic_mean(data, weights=None):
    data = _checked(data, "harmonic_mean")
    return len(data) / math.fsum([1 / x for x in data])


def median(data):
    data = sorted(_checked(data, "median"))
    half = len(data) // 2
    return data[half] if len(data) % 2 else (data[half - 1] + data[half]) / 2


def median_low(data):
    data = sorted(_checked(data, "median"))
    return data[(len(data) - 1) // 2]


def median_high(data):
    data = sorted(_checked(data, "median"))
    return data[len(data) // 2]


def _counts(data):
    counts = {}
    for value in data:
        counts[value] = counts.get(value, 0) + 1
    return counts


def mode(data):
    counts = _counts(_checked(data, "mode"))
    return max(counts, key=lambda value: counts[value])


def multimode(data):
    counts = _counts(data)
    most = max(counts.values()) if counts else 0
    return [value for value in counts if counts[value] == most]


def _squares(data, center):
    """The squares of the distances from the mean, exact where the numbers are whole."""
    if center is None and all([isinstance(x, int) for x in data]):
        count, total = len(data), sum(data)
        exact = count * sum([x * x for x in data]) - total * total
        return Fraction(exact, count)
    center = math.fsum(data) / len(data) if center is None else center
    return math.fsum([(x - center) ** 2 for x in data])


def _shared(squares, count):
    if isinstance(squares, Fraction):
        shared = squares / count
        return shared.numerator if shared.denominator == 1 else float(shared)
    return squares / count


def variance(data, xbar=None):
    data = _checked(data, "variance", 2)
    return _shared(_squares(data, xbar), len(data) - 1)


def pvariance(data, mu=None):
    data = _checked(data, "pvariance")
    return _shared(_squares(data, mu), len(data))


def stdev(data, xbar=None):
    return math.sqrt(variance(data, xbar))


def pstdev(data, mu=None):
    return math.sqrt(pvariance(data, mu))


def quantiles(data, *, n=4, method="exclusive"):
    data = sorted(_checked(data, "quantiles", 2))
    inclusive = method == "inclusive"
    count = len(data) - 1 if inclusive else len(data) + 1
    cuts = []
    for i in range(1, n):
        j, rest = divmod(i * count, n)
        if not inclusive:
            j = min(max(j, 1), len(data) - 1)
            rest = i * count - j * n
            j -= 1
        cuts.append((data[j] * (n - rest) + data[j + 1] * rest) / n)
    return cuts


def covariance(x, y):
    center_x, center_y = fmean(x), fmean(y)
    return math.fsum([(a - center_x) * (b - center_y) for a, b in zip(x, y)]) / (len(x) - 1)


def correlation(x, y):
    return covariance(x, y) / math.sqrt(covariance(x, x) * covariance(y, y))


def linear_regression(x, y):
    slope = covariance(x, y) / covariance(x, x)
    from collections import namedtuple
    line = namedtuple("LinearRegression", ["slope", "intercept"])
    return line(slope, fmean(y) - slope * fmean(x))
