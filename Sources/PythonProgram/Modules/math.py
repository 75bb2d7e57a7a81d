"""What of mathematics is said in Python."""


def prod(iterable, *, start=1):
    for value in iterable:
        start = start * value
    return start


def _integers(*values):
    for value in values:
        if not isinstance(value, int) and not hasattr(value, "__index__"):
            raise TypeError(
                f"'{type(value).__name__}' object cannot be interpreted as an integer")


def factorial(n):
    _integers(n)
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    return prod(range(1, n + 1))


def _naturals(n, k):
    _integers(n, k)
    if n < 0 or k < 0:
        raise ValueError(f"{'n' if n < 0 else 'k'} must be a non-negative integer")


def comb(n, k):
    _naturals(n, k)
    if k > n:
        return 0
    result = 1
    for i in range(min(k, n - k)):
        result = result * (n - i) // (i + 1)
    return result


def perm(n, k=None):
    k = n if k is None else k
    _naturals(n, k)
    return prod(range(n - k + 1, n + 1)) if k <= n else 0


def gcd(*values):
    _integers(*values)
    result = 0
    for value in values:
        a, b = result, abs(value)
        while b:
            a, b = b, a % b
        result = a
    return result


def lcm(*values):
    _integers(*values)
    result = 1
    for value in values:
        result = abs(result * value) // gcd(result, value) if value else 0
    return result


def isqrt(n):
    _integers(n)
    if n < 0:
        raise ValueError("isqrt() argument must be nonnegative")
    root = int(n ** 0.5)
    while root * root > n:
        root -= 1
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root


def _real(x):
    if x is None or isinstance(x, (str, list, tuple, dict, set)):
        raise TypeError(f"must be real number, not {type(x).__name__}")
    return float(x)


def isnan(x):
    return _real(x) != x


def isinf(x):
    return abs(_real(x)) == float("inf")


def isfinite(x):
    return not isnan(x) and not isinf(x)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


def hypot(*coordinates):
    largest = max([abs(x) for x in coordinates] + [0.0])
    if largest == 0.0 or not isfinite(largest):
        return float(largest)
    if 1e-140 < largest < 1e140:
        return fsum([x * x for x in coordinates]) ** 0.5
    return largest * fsum([(x / largest) ** 2 for x in coordinates]) ** 0.5


def dist(p, q):
    return hypot(*[a - b for a, b in zip(p, q)])


def fsum(iterable):
    """The exact sum, rounded once: what each addition loses is kept."""
    parts = []
    for x in iterable:
        x = float(x)
        kept = []
        for part in parts:
            if abs(x) < abs(part):
                x, part = part, x
            high = x + part
            low = part - (high - x)
            if low:
                kept.append(low)
            x = high
        parts = kept + [x]
    total = 0.0
    while parts:
        x, before = parts.pop(), total
        total = before + x
        low = x - (total - before)
        if low:
            # A half goes to where the parts that are left point.
            if parts and (low < 0.0) == (parts[-1] < 0.0):
                twice = low * 2.0
                other = total + twice
                if twice == other - total:
                    total = other
            break
    return total


def sumprod(p, q):
    return sum([a * b for a, b in zip(p, q)])
