"""NumPy's random numbers."""

import numpy._distributions as _laws
import _support
from numpy._making import array, asarray
from numpy._elementwise import exp, expm1, log, sqrt
from numpy._shapes import broadcast_arrays, broadcast_to, ndim


class _Plain:
    """A generator whose numbers are Python's."""

    def __init__(self, draws):
        self.random = lambda: float(draws.random())
        self.standard_normal = lambda: float(draws.standard_normal())
        self.standard_exponential = lambda: float(draws.standard_exponential())


class _Draws:
    """What both of NumPy's generators have."""

    def random(self, size=None):
        return _support.draw_random(self._generator, size)

    def uniform(self, low=0.0, high=1.0, size=None):
        if ndim(low) or ndim(high):
            low, high = broadcast_arrays(low, high)
            return low + (high - low) * self.random(low.shape if size is None else size)
        return _support.draw_uniform(self._generator, low, high, size)

    def normal(self, loc=0.0, scale=1.0, size=None):
        if ndim(loc) or ndim(scale):
            loc, scale = broadcast_arrays(loc, scale)
            return loc + scale * self.normal(size=loc.shape if size is None else size)
        return _support.draw_normal(self._generator, loc, scale, size)

    def standard_normal(self, size=None):
        return _support.draw_normal(self._generator, 0.0, 1.0, size)

    def exponential(self, scale=1.0, size=None):
        return _support.draw_exponential(self._generator, scale, size)

    def standard_exponential(self, size=None):
        return self.exponential(1.0, size)

    def lognormal(self, mean=0.0, sigma=1.0, size=None):
        return exp(self.normal(mean, sigma, size))

    def rayleigh(self, scale=1.0, size=None):
        return scale * sqrt(2.0 * self.standard_exponential(size))

    def pareto(self, a, size=None):
        return expm1(self.standard_exponential(size) / a)

    def weibull(self, a, size=None):
        return self.standard_exponential(size) ** (1.0 / a)

    def _each(self, draw, parameters, size, dtype=float):
        """As many numbers as a size says, or as the parameters have, one after another."""
        if size is None and all([ndim(parameter) == 0 for parameter in parameters]):
            return dtype(draw(_Plain(self), *parameters))
        given = broadcast_arrays(*parameters)
        shape = given[0].shape if size is None else size
        parameters = [broadcast_to(a, shape).ravel().tolist() for a in given]
        source = _Plain(self)
        numbers = [draw(source, *row) for row in zip(*parameters)]
        return array(numbers, dtype).reshape(shape)

    def standard_gamma(self, shape, size=None):
        return self._each(_laws.standard_gamma, [shape], size)

    def gamma(self, shape, scale=1.0, size=None):
        return scale * self.standard_gamma(shape, size)

    def chisquare(self, df, size=None):
        return 2.0 * self.standard_gamma(df / 2.0, size)

    def beta(self, a, b, size=None):
        return self._each(_laws.beta, [a, b], size)

    def standard_t(self, df, size=None):
        def draw(source, df):
            number = source.standard_normal()
            shared = (df / 2.0) ** 0.5 * number
            return shared / _laws.standard_gamma(source, df / 2.0) ** 0.5
        return self._each(draw, [df], size)

    def dirichlet(self, alpha, size=None):
        shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
        alpha = asarray(alpha)
        drawn = self.standard_gamma(alpha, shape + alpha.shape)
        return drawn / drawn.sum(axis=-1, keepdims=True)

    def poisson(self, lam=1.0, size=None):
        return self._each(_laws.poisson, [lam], size, int)

    def binomial(self, n, p, size=None):
        return self._each(lambda source, n, p: _laws.binomial(source, int(n), p), [n, p], size, int)

    def geometric(self, p, size=None):
        return self._each(_laws.geometric, [p], size, int)

    def multinomial(self, n, pvals, size=None):
        shares = asarray(pvals).tolist()

        def draw():
            left, rest, counts = n, 1.0, []
            for share in shares[:-1]:
                count = _laws.binomial(_Plain(self), left, share / rest) if left else 0
                counts.append(count)
                left, rest = left - count, rest - share
            return counts + [left]
        if size is None:
            return array(draw())
        shape = (size,) if isinstance(size, int) else tuple(size)
        count = 1
        for extent in shape:
            count *= extent
        return array([draw() for _ in range(count)]).reshape(shape + (len(shares),))

    def triangular(self, left, mode, right, size=None):
        return self._each(_laws.triangular, [left, mode, right], size)

    def laplace(self, loc=0.0, scale=1.0, size=None):
        return self._each(_laws.laplace, [loc, scale], size)

    def gumbel(self, loc=0.0, scale=1.0, size=None):
        return self._each(_laws.gumbel, [loc, scale], size)

    def multivariate_normal(self, mean, cov, size=None, check_valid="warn", tol=1e-8, **options):
        from numpy.linalg import svd
        mean = asarray(mean)
        shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
        drawn = self.standard_normal(shape + mean.shape).reshape(-1, len(mean))
        _, lengths, directions = svd(cov)
        return (mean + drawn @ (sqrt(lengths)[:, None] * directions)).reshape(shape + mean.shape)

    def choice(self, a, size=None, replace=True, p=None):
        values = None if isinstance(a, int) else a if isinstance(a, (list, tuple)) else asarray(a)
        count = a if values is None else len(values)
        shape = () if size is None else (size,) if isinstance(size, int) else tuple(size)
        samples = 1
        for extent in shape:
            samples *= extent
        places = _support.draw_choice(self._generator, count, samples, replace, p)
        if isinstance(values, (list, tuple)):
            if size is None:
                return values[places[0]]
            if any([isinstance(value, str) for value in values]):
                # There are no arrays of texts.
                return [values[place] for place in places]
            values = array(values)
        if size is None:
            return places[0] if values is None else values[places[0]]
        places = array(places, int)
        return (places if values is None else values[places]).reshape(shape)

    def permutation(self, x):
        if isinstance(x, int):
            return array(_support.draw_permutation(self._generator, x), int)
        x = asarray(x)
        return x[array(_support.draw_permutation(self._generator, len(x)), int)]

    def shuffle(self, x):
        order = _support.draw_permutation(self._generator, len(x))
        if isinstance(x, list):
            x[:] = [x[place] for place in order]
        else:
            x[...] = x[array(order, int)]


class RandomState(_Draws):
    def __init__(self, seed=None):
        self._generator = _support.new_RandomState(_plain(seed))

    def seed(self, seed=None):
        _support.draw_seed(self._generator, _plain(seed))

    def rand(self, *shape):
        return self.random(shape or None)

    def randn(self, *shape):
        return self.standard_normal(shape or None)

    def randint(self, low, high=None, size=None, dtype=int):
        if high is None:
            low, high = 0, low
        return _support.draw_integers(self._generator, int(low), int(high), size)

    def random_sample(self, size=None):
        return self.random(size)

    ranf = sample = random_sample

    def random_integers(self, low, high=None, size=None):
        return self.randint(1 if high is None else low, (low if high is None else high) + 1, size)

    def logistic(self, loc=0.0, scale=1.0, size=None):
        u = self.random(size)
        return loc + scale * log(u / (1.0 - u))


class Generator(_Draws):
    def __init__(self, generator=None):
        # Of a bit generator there is its seed alone.
        is_seed = generator is None or isinstance(generator, int)
        self._generator = _support.new_default_rng(generator) if is_seed else generator

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        return _support.draw_integers(self._generator, int(low), int(high) + endpoint, size)


def _plain(seed):
    return seed.tolist() if hasattr(seed, "_t") else seed


def default_rng(seed=None):
    if isinstance(seed, Generator):
        return seed
    return Generator(_support.new_default_rng(_plain(seed)))


_state = RandomState()
seed, rand, randn, randint = _state.seed, _state.rand, _state.randn, _state.randint
random, random_sample, ranf, sample = _state.random, _state.random, _state.random, _state.random
uniform, normal, standard_normal = _state.uniform, _state.normal, _state.standard_normal
exponential, logistic = _state.exponential, _state.logistic
random_integers = _state.random_integers
choice, permutation, shuffle = _state.choice, _state.permutation, _state.shuffle


gamma, beta, binomial, poisson = _state.gamma, _state.beta, _state.binomial, _state.poisson
laplace, gumbel, lognormal, geometric = (
    _state.laplace, _state.gumbel, _state.lognormal, _state.geometric)
multinomial, multivariate_normal = _state.multinomial, _state.multivariate_normal
dirichlet, triangular, weibull, pareto = (
    _state.dirichlet, _state.triangular, _state.weibull, _state.pareto)
rayleigh, chisquare, standard_t = _state.rayleigh, _state.chisquare, _state.standard_t
standard_gamma, standard_exponential = _state.standard_gamma, _state.standard_exponential


def PCG64(seed=None):
    return seed


def get_state():
    raise NotImplementedError("the state of a generator cannot be read: seed it anew")


set_state = get_state
