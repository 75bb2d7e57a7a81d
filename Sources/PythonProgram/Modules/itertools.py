"""Iterators."""


class chain:
    def __init__(self, *iterables):
        self._values = chain.from_iterable(iterables)

    def __iter__(self):
        return self

    def __next__(self):
        return next(self._values)

    @staticmethod
    def from_iterable(iterables):
        for iterable in iterables:
            yield from iterable


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    values = []
    for value in iterable:
        values.append(value)
        yield value
    while values:
        yield from values


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def islice(iterable, *bounds):
    start, stop, step = slice(*bounds).start or 0, slice(*bounds).stop, slice(*bounds).step or 1
    if start < 0 or step < 0 or (stop is not None and stop < 0):
        raise ValueError(
            "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.")
    return _islice(iter(iterable), start, stop, step)


def _islice(iterator, start, stop, step):
    # Nothing is taken that is not asked for: others may go on with the iterator.
    position = 0
    while stop is None or start < stop:
        while position < start:
            if next(iterator, _end) is _end:
                return
            position += 1
        value = next(iterator, _end)
        if value is _end:
            return
        position += 1
        yield value
        start += step


class _End:
    pass


_end = _End()


def accumulate(iterable, func=None, *, initial=None):
    iterator = iter(iterable)
    total = next(iterator, _end) if initial is None else initial
    if total is _end:
        return
    yield total
    for value in iterator:
        total = total + value if func is None else func(total, value)
        yield total


def takewhile(predicate, iterable):
    for value in iterable:
        if not predicate(value):
            return
        yield value


def dropwhile(predicate, iterable):
    dropping = True
    for value in iterable:
        dropping = dropping and predicate(value)
        if not dropping:
            yield value


def filterfalse(predicate, iterable):
    for value in iterable:
        if not (value if predicate is None else predicate(value)):
            yield value


def compress(data, selectors):
    for value, selector in zip(data, selectors):
        if selector:
            yield value


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def tee(iterable, n=2):
    iterator = iter(iterable)
    waiting = [[] for _ in range(n)]

    def values(queue):
        while True:
            if not queue:
                value = next(iterator, _end)
                if value is _end:
                    return
                for each in waiting:
                    each.append(value)
            yield queue.pop(0)

    return tuple([values(queue) for queue in waiting])


def zip_longest(*iterables, fillvalue=None):
    iterators = [iter(iterable) for iterable in iterables]
    while True:
        row = [next(iterator, _end) for iterator in iterators]
        if all([value is _end for value in row]):
            return
        yield tuple([fillvalue if value is _end else value for value in row])


def pairwise(iterable):
    iterator = iter(iterable)
    last = next(iterator, _end)
    for value in iterator:
        yield last, value
        last = value


def product(*iterables, repeat=1):
    return _product([tuple(iterable) for iterable in iterables] * repeat, ())


def _product(pools, chosen):
    if len(chosen) == len(pools):
        yield chosen
    else:
        for value in pools[len(chosen)]:
            yield from _product(pools, chosen + (value,))


def _choices(values, r, candidates, chosen=()):
    """Tuples of r elements, each at one of the places that may follow those chosen before."""
    if len(chosen) == r:
        yield tuple([values[i] for i in chosen])
    else:
        for i in candidates(chosen):
            yield from _choices(values, r, candidates, chosen + (i,))


def permutations(iterable, r=None):
    values = list(iterable)
    places = range(len(values))
    return _choices(values, len(values) if r is None else r,
                    lambda chosen: [i for i in places if i not in chosen])


def combinations(iterable, r):
    values = list(iterable)
    return _choices(values, r, lambda chosen: range(
        chosen[-1] + 1 if chosen else 0, len(values) - r + len(chosen) + 1))


def combinations_with_replacement(iterable, r):
    values = list(iterable)
    return _choices(values, r, lambda chosen: range(chosen[-1] if chosen else 0, len(values)))


def groupby(iterable, key=None):
    group, current = [], None
    for value in iterable:
        k = value if key is None else key(value)
        if group and k != current:
            yield current, iter(group)
            group = []
        current = k
        group.append(value)
    if group:
        yield current, iter(group)


def batched(iterable, n):
    batch = []
    for value in iterable:
        batch.append(value)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
