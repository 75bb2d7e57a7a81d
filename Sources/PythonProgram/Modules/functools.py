"""Functions of functions."""


def reduce(function, iterable, *initial):
    iterator = iter(iterable)
    if initial:
        value = initial[0]
    else:
        value = next(iterator, _nothing)
        if value is _nothing:
            raise TypeError("reduce() of empty iterable with no initial value")
    for element in iterator:
        value = function(value, element)
    return value


class _Nothing:
    pass


_nothing = _Nothing()


class partial:
    def __init__(self, func, *args, **keywords):
        self.func = func
        self.args = args
        self.keywords = keywords

    def __call__(self, *args, **keywords):
        return self.func(*self.args, *args, **{**self.keywords, **keywords})


def wraps(wrapped):
    def decorate(function):
        try:
            function.__name__ = wrapped.__name__
        except AttributeError:
            pass
        return function

    return decorate


def update_wrapper(wrapper, wrapped, *args):
    return wraps(wrapped)(wrapper)


def singledispatch(function):
    """A function that is another one for some types of its first argument."""
    known = []

    def register(type, other=None):
        if other is None and hasattr(type, "__annotations__") and callable(type):
            return register(list(type.__annotations__.values())[0], type)
        if other is None:
            return lambda other: register(type, other)
        known.insert(0, (type, other))
        return other

    def chosen(*args, **keywords):
        for type, other in known:
            if isinstance(args[0], type):
                return other(*args, **keywords)
        return function(*args, **keywords)

    chosen.register = register
    return chosen


class partialmethod:
    def __new__(cls, function, *args, **keywords):
        return lambda self, *more, **others: function(self, *args, *more, **{**keywords, **others})


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return cache(maxsize)
    return cache


def cache(function):
    known = {}

    def remembered(*args, **keywords):
        key = (args, tuple(keywords.items()))
        if key not in known:
            known[key] = function(*args, **keywords)
        return known[key]

    remembered.cache_clear = known.clear
    remembered.__name__ = function.__name__
    return remembered


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

    return Key


def total_ordering(cls):
    if not hasattr(cls, "__le__"):
        cls.__le__ = lambda self, other: self < other or self == other
    if not hasattr(cls, "__gt__"):
        cls.__gt__ = lambda self, other: not (self < other or self == other)
    if not hasattr(cls, "__ge__"):
        cls.__ge__ = lambda self, other: not self < other
    return cls


class cached_property:
    def __new__(cls, function):
        return property(cache(function))
