"""NumPy's random numbers."""

import _support
from numpy._functions import array, asarray, broadcast_arrays, log, ndim


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
    def __init__(self, generator):
        self._generator = generator

    def integers(self, low, high=None, size=None, dtype=int, endpoint=False):
        if high is None:
            low, high = 0, low
        return _support.draw_integers(self._generator, int(low), int(high) + endpoint, size)


def _plain(seed):
    return seed.tolist() if hasattr(seed, "_t") else seed


def default_rng(seed=None):
    return seed if isinstance(seed, Generator) else Generator(_support.new_default_rng(_plain(seed)))


_state = RandomState()
seed, rand, randn, randint = _state.seed, _state.rand, _state.randn, _state.randint
random, random_sample, ranf, sample = _state.random, _state.random, _state.random, _state.random
uniform, normal, standard_normal = _state.uniform, _state.normal, _state.standard_normal
exponential, logistic = _state.exponential, _state.logistic
random_integers = _state.random_integers
choice, permutation, shuffle = _state.choice, _state.permutation, _state.shuffle


def get_state():
    raise NotImplementedError("the state of a generator cannot be read: seed it anew")


set_state = get_state
