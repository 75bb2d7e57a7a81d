"""Numbers by other distributions, made of those that a generator draws, as NumPy makes them."""

import math


def standard_gamma(source, shape):
    if shape == 0.0:
        return 0.0
    if shape == 1.0:
        return source.standard_exponential()
    if shape < 1.0:
        while True:
            u, v = source.random(), source.standard_exponential()
            if u <= 1.0 - shape:
                x = u ** (1.0 / shape)
                if x <= v:
                    return x
            else:
                y = -math.log((1 - u) / shape)
                x = (1.0 - shape + shape * y) ** (1.0 / shape)
                if x <= v + y:
                    return x
    b = shape - 1 / 3
    c = 1.0 / math.sqrt(9 * b)
    while True:
        v = 0.0
        while v <= 0.0:
            x = source.standard_normal()
            v = 1.0 + c * x
        v = v * v * v
        u = source.random()
        if u < 1.0 - 0.0331 * (x * x) * (x * x):
            return b * v
        if math.log(u) < 0.5 * x * x + b * (1.0 - v + math.log(v)):
            return b * v


def beta(source, a, b):
    if a <= 1.0 and b <= 1.0:
        while True:
            u, v = source.random(), source.random()
            x, y = u ** (1.0 / a), v ** (1.0 / b)
            if x + y <= 1.0 and u + v > 0.0:
                if x + y > 0.0:
                    return x / (x + y)
                x, y = math.log(u) / a, math.log(v) / b
                most = max(x, y)
                x, y = x - most, y - most
                return math.exp(x - math.log(math.exp(x) + math.exp(y)))
    first = standard_gamma(source, a)
    return first / (first + standard_gamma(source, b))


def poisson(source, lam):
    if lam < 0:
        raise ValueError("lam < 0 or lam is NaN")
    if lam >= 10:
        return _large_poisson(source, lam)
    if lam == 0:
        return 0
    limit, count, product = math.exp(-lam), 0, 1.0
    while True:
        product *= source.random()
        if product <= limit:
            return count
        count += 1


def _large_poisson(source, lam):
    slam, loglam = math.sqrt(lam), math.log(lam)
    b = 0.931 + 2.53 * slam
    a = -0.059 + 0.02483 * b
    invalpha = 1.1239 + 1.1328 / (b - 3.4)
    vr = 0.9277 - 3.6224 / (b - 2)
    while True:
        u, v = source.random() - 0.5, source.random()
        us = 0.5 - abs(u)
        k = math.floor((2 * a / us + b) * u + lam + 0.43)
        if us >= 0.07 and v <= vr:
            return k
        if k < 0 or us < 0.013 and v > us:
            continue
        if (math.log(v) + math.log(invalpha) - math.log(a / (us * us) + b)
                <= -lam + k * loglam - math.lgamma(k + 1)):
            return k


def binomial(source, n, p):
    if not 0 <= p <= 1:
        raise ValueError("p < 0, p > 1 or p is NaN")
    if n == 0 or p == 0.0:
        return 0
    if p > 0.5:
        return n - binomial(source, n, 1.0 - p)
    if p * n > 30.0:
        return _large_binomial(source, n, p)
    q = 1.0 - p
    qn, mean = math.exp(n * math.log(q)), n * p
    bound = min(n, mean + 10.0 * math.sqrt(mean * q + 1))
    count, px, u = 0, qn, source.random()
    while u > px:
        count += 1
        if count > bound:
            count, px, u = 0, qn, source.random()
        else:
            u -= px
            px = (n - count + 1) * p * px / (count * q)
    return count


def _large_binomial(source, n, p):
    """Kachitvichyanukul and Schmeiser's way: triangle, parallelogram, exponential tails."""
    r, q = p, 1.0 - p
    fm = n * r + r
    m = math.floor(fm)
    p1 = math.floor(2.195 * math.sqrt(n * r * q) - 4.6 * q) + 0.5
    xm = m + 0.5
    xl, xr = xm - p1, xm + p1
    c = 0.134 + 20.5 / (15.3 + m)
    a = (fm - xl) / (fm - xl * r)
    laml = a * (1.0 + a / 2.0)
    a = (xr - fm) / (xr * q)
    lamr = a * (1.0 + a / 2.0)
    p2 = p1 * (1.0 + 2.0 * c)
    p3 = p2 + c / laml
    p4 = p3 + c / lamr
    nrq = n * r * q
    while True:
        u, v = source.random() * p4, source.random()
        if u <= p1:
            return math.floor(xm - p1 * v + u)
        if u <= p2:
            x = xl + (u - p1) / c
            v = v * c + 1.0 - abs(m - x + 0.5) / p1
            if v > 1.0:
                continue
            y = math.floor(x)
        elif u <= p3:
            if v == 0.0:
                continue
            y = math.floor(xl + math.log(v) / laml)
            if y < 0:
                continue
            v = v * (u - p2) * laml
        else:
            if v == 0.0:
                continue
            y = math.floor(xr - math.log(v) / lamr)
            if y > n:
                continue
            v = v * (u - p3) * lamr
        k = abs(y - m)
        if k <= 20 or k >= nrq / 2.0 - 1:
            s = r / q
            a = s * (n + 1)
            f = 1.0
            for i in range(m + 1, y + 1):
                f *= a / i - s
            for i in range(y + 1, m + 1):
                f /= a / i - s
            if v <= f:
                return y
            continue
        rho = (k / nrq) * ((k * (k / 3.0 + 0.625) + 0.16666666666666666) / nrq + 0.5)
        t = -k * k / (2 * nrq)
        log_v = math.log(v)
        if log_v < t - rho:
            return y
        if log_v > t + rho:
            continue
        x1, f1, z, w = y + 1, m + 1, n + 1 - m, n - y + 1
        bound = xm * math.log(f1 / x1) + (n - m + 0.5) * math.log(z / w)
        bound += (y - m) * math.log(w * r / (x1 * q))
        for part in (f1, z, x1, w):
            square = part * part
            bound += (13680. - (462. - (132. - (99. - 140. / square) / square) / square)
                      / square) / part / 166320.
        if log_v <= bound:
            return y


def geometric(source, p):
    if p >= 0.333333333333333333333333:
        count, total, share, q, u = 1, p, p, 1.0 - p, source.random()
        while u > total:
            share *= q
            total += share
            count += 1
        return count
    return math.ceil(-source.standard_exponential() / math.log1p(-p))


def triangular(source, left, mode, right):
    base, to_mode = right - left, mode - left
    u = source.random()
    if u <= to_mode / base:
        return left + math.sqrt(u * to_mode * base)
    return right - math.sqrt((1.0 - u) * (right - mode) * base)


def laplace(source, loc, scale):
    u = source.random()
    while u == 0.0:
        u = source.random()
    return loc - scale * math.log(2.0 - u - u) if u >= 0.5 else loc + scale * math.log(u + u)


def gumbel(source, loc, scale):
    u = 1.0 - source.random()
    while u >= 1.0:
        u = 1.0 - source.random()
    return loc - scale * math.log(-math.log(u))
