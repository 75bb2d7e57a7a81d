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
            function.__doc__ = wrapped.__doc__
        except AttributeError:
            pass
        function.__wrapped__ = wrapped
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
    return wraps(function)(chosen)


class partialmethod:
    def __new__(cls, function, *args, **keywords):
        return lambda self, *more, **others: function(self, *args, *more, **{**keywords, **others})


class _CacheInfo:
    def __init__(self, hits, misses, maxsize, currsize):
        self.hits = hits
        self.misses = misses
        self.maxsize = maxsize
        self.currsize = currsize

    def __repr__(self):
        return (f"CacheInfo(hits={self.hits}, misses={self.misses}, maxsize={self.maxsize}, "
                f"currsize={self.currsize})")


def lru_cache(maxsize=128, typed=False):
    if callable(maxsize):
        return lru_cache()(maxsize)

    def decorate(function):
        known = {}
        hits = misses = 0

        def remembered(*args, **keywords):
            nonlocal hits, misses
            key = (args, tuple(keywords.items()))
            if key in known:
                hits += 1
                if maxsize is not None:
                    # The one that was used last stands at the end.
                    known[key] = known.pop(key)
                return known[key]
            misses += 1
            result = function(*args, **keywords)
            if maxsize is not None and len(known) >= maxsize:
                if maxsize == 0:
                    return result
                del known[next(iter(known))]
            known[key] = result
            return result

        def cache_clear():
            nonlocal hits, misses
            known.clear()
            hits = misses = 0

        remembered.cache_clear = cache_clear
        remembered.cache_info = lambda: _CacheInfo(hits, misses, maxsize, len(known))
        return wraps(function)(remembered)

    return decorate


def cache(function):
    return lru_cache(None)(function)


def cmp_to_key(compare):
    class Key:
        def __init__(self, value):
            self.value = value

        def __lt__(self, other):
            return compare(self.value, other.value) < 0

    return Key


def total_ordering(cls):
    # Of the four, those that are missing are made of one that is there.
    if hasattr(cls, "__lt__"):
        less = lambda self, other: self < other
    elif hasattr(cls, "__gt__"):
        less = lambda self, other: not (self > other or self == other)
    elif hasattr(cls, "__le__"):
        less = lambda self, other: self <= other and self != other
    elif hasattr(cls, "__ge__"):
        less = lambda self, other: not self >= other
    else:
        raise ValueError("must define at least one ordering operation: < > <= >=")
    if not hasattr(cls, "__lt__"):
        cls.__lt__ = less
    if not hasattr(cls, "__le__"):
        cls.__le__ = lambda self, other: less(self, other) or self == other
    if not hasattr(cls, "__gt__"):
        cls.__gt__ = lambda self, other: not (less(self, other) or self == other)
    if not hasattr(cls, "__ge__"):
        cls.__ge__ = lambda self, other: not less(self, other)
    return cls


class cached_property:
    def __new__(cls, function):
        return property(cache(function))
