"""Python's random numbers."""

import _support


class Random:
    def __init__(self, x=None):
        self._generator = _support.python_generator()
        if x is not None:
            self.seed(x)

    def seed(self, a=None, version=2):
        if a is not None and not isinstance(a, int):
            raise TypeError(f"random.seed takes an int here, not {a!r}")
        _support.python_seed(self._generator, a)

    def random(self):
        return _support.python_random(self._generator)

    def uniform(self, a, b):
        return _support.python_uniform(self._generator, a, b)

    def gauss(self, mu=0.0, sigma=1.0):
        return _support.python_gauss(self._generator, mu, sigma)

    def normalvariate(self, mu=0.0, sigma=1.0):
        return _support.python_normal(self._generator, mu, sigma)

    def lognormvariate(self, mu=0.0, sigma=1.0):
        from math import exp
        return exp(self.normalvariate(mu, sigma))

    def expovariate(self, lambd=1.0):
        return _support.python_exponential(self._generator, lambd)

    def triangular(self, low=0.0, high=1.0, mode=None):
        u = self.random()
        if high == low:
            return low
        c = 0.5 if mode is None else (mode - low) / (high - low)
        if u > c:
            u, c, low, high = 1.0 - u, 1.0 - c, high, low
        return low + (high - low) * (u * c) ** 0.5

    def gammavariate(self, alpha, beta):
        import math
        if alpha <= 0.0 or beta <= 0.0:
            raise ValueError("gammavariate: alpha and beta must be > 0.0")
        if alpha > 1.0:
            ainv = math.sqrt(2.0 * alpha - 1.0)
            bbb, ccc = alpha - math.log(4.0), alpha + ainv
            while True:
                u1 = self.random()
                if not 1e-7 < u1 < 0.9999999:
                    continue
                u2 = 1.0 - self.random()
                v = math.log(u1 / (1.0 - u1)) / ainv
                x = alpha * math.exp(v)
                z = u1 * u1 * u2
                r = bbb + ccc * v - x
                if r + 1.0 + math.log(4.5) - 4.5 * z >= 0.0 or r >= math.log(z):
                    return x * beta
        if alpha == 1.0:
            return -math.log(1.0 - self.random()) * beta
        while True:
            u = self.random()
            b = (math.e + alpha) / math.e
            p = b * u
            x = p ** (1.0 / alpha) if p <= 1.0 else -math.log((b - p) / alpha)
            u1 = self.random()
            if p > 1.0:
                if u1 <= x ** (alpha - 1.0):
                    return x * beta
            elif u1 <= math.exp(-x):
                return x * beta

    def betavariate(self, alpha, beta):
        y = self.gammavariate(alpha, 1.0)
        return y / (y + self.gammavariate(beta, 1.0)) if y else 0.0

    def paretovariate(self, alpha):
        return (1.0 - self.random()) ** (-1.0 / alpha)

    def weibullvariate(self, alpha, beta):
        from math import log
        return alpha * (-log(1.0 - self.random())) ** (1.0 / beta)

    def getrandbits(self, k):
        return _support.python_getrandbits(self._generator, k)

    def randrange(self, start, stop=None, step=1):
        if stop is None:
            start, stop = 0, start
        if step == 0:
            raise ValueError("zero step for randrange()")
        if not len(range(start, stop, step)):
            if step == 1:
                raise ValueError(f"empty range for randrange() ({start}, {stop}, {stop - start})")
            raise ValueError(f"empty range in randrange({start}, {stop}, {step})")
        return _support.python_randrange(self._generator, start, stop, step)

    def randint(self, a, b):
        return self.randrange(a, b + 1)

    def choice(self, seq):
        if not len(seq):
            raise IndexError("Cannot choose from an empty sequence")
        return seq[_support.python_randrange(self._generator, 0, len(seq), 1)]

    def choices(self, population, weights=None, *, cum_weights=None, k=1):
        if not len(population):
            raise IndexError("Cannot choose from an empty sequence")
        if weights is not None:
            if cum_weights is not None:
                raise TypeError("Cannot specify both weights and cumulative weights")
            cum_weights, total = [], 0
            for weight in weights:
                total = total + weight
                cum_weights.append(total)
        if cum_weights is not None:
            if len(cum_weights) != len(population):
                raise ValueError("The number of weights does not match the population")
            if not 0 < cum_weights[-1] < float("inf"):
                raise ValueError("Total of weights must be greater than zero")
            cum_weights = [float(sum) for sum in cum_weights]
        places = _support.python_choices(self._generator, len(population), max(k, 0), cum_weights)
        return [population[place] for place in places]

    def shuffle(self, x):
        order = _support.python_order(self._generator, len(x))
        x[:] = [x[place] for place in order]

    def sample(self, population, k, *, counts=None):
        population = list(population)
        if counts is not None:
            population = [v for v, count in zip(population, counts) for _ in range(count)]
        if not 0 <= k <= len(population):
            raise ValueError("Sample larger than population or is negative")
        return [
            population[place]
            for place in _support.python_sample(self._generator, k, len(population))]


SystemRandom = Random
_state = Random()
seed, random, uniform, gauss = _state.seed, _state.random, _state.uniform, _state.gauss
normalvariate, lognormvariate = _state.normalvariate, _state.lognormvariate
expovariate, triangular, getrandbits = _state.expovariate, _state.triangular, _state.getrandbits
randrange, randint = _state.randrange, _state.randint
choice, choices = _state.choice, _state.choices
shuffle, sample = _state.shuffle, _state.sample
gammavariate, betavariate = _state.gammavariate, _state.betavariate
paretovariate, weibullvariate = _state.paretovariate, _state.weibullvariate
