"""What of mathematics is said in Python."""


def prod(iterable, *, start=1):
    for value in iterable:
        start = start * value
    return start


def factorial(n):
    if n < 0:
        raise ValueError("factorial() not defined for negative values")
    return prod(range(1, n + 1))


def comb(n, k):
    if k > n:
        return 0
    result = 1
    for i in range(min(k, n - k)):
        result = result * (n - i) // (i + 1)
    return result


def perm(n, k=None):
    return prod(range(n - (n if k is None else k) + 1, n + 1))


def gcd(*values):
    result = 0
    for value in values:
        a, b = result, abs(value)
        while b:
            a, b = b, a % b
        result = a
    return result


def lcm(*values):
    result = 1
    for value in values:
        result = abs(result * value) // gcd(result, value) if value else 0
    return result


def isqrt(n):
    root = int(n ** 0.5)
    while root * root > n:
        root -= 1
    while (root + 1) * (root + 1) <= n:
        root += 1
    return root


def isnan(x):
    return x != x


def isinf(x):
    return x == float("inf") or x == -float("inf")


def isfinite(x):
    return not isnan(x) and not isinf(x)


def isclose(a, b, *, rel_tol=1e-09, abs_tol=0.0):
    return a == b or abs(a - b) <= max(rel_tol * max(abs(a), abs(b)), abs_tol)


def hypot(*coordinates):
    return sum([x * x for x in coordinates]) ** 0.5


def dist(p, q):
    return hypot(*[a - b for a, b in zip(p, q)])


def copysign(x, y):
    return abs(x) if y >= 0 else -abs(x)


def fsum(iterable):
    return sum(iterable)


def fmod(x, y):
    return copysign(abs(x) % abs(y), x)


def atan2(y, x):
    import math
    if x > 0:
        return math.atan(y / x)
    if x < 0:
        return math.atan(y / x) + (math.pi if y >= 0 else -math.pi)
    return math.pi / 2 if y > 0 else -math.pi / 2 if y < 0 else 0.0


def sumprod(p, q):
    return sum([a * b for a, b in zip(p, q)])
