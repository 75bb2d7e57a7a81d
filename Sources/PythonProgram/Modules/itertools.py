"""Iterators."""


class chain:
    def __init__(self, *iterables):
        self._iterables = iterables

    def __iter__(self):
        for iterable in self._iterables:
            yield from iterable

    @staticmethod
    def from_iterable(iterables):
        for iterable in iterables:
            yield from iterable


def count(start=0, step=1):
    while True:
        yield start
        start += step


def cycle(iterable):
    values = list(iterable)
    while values:
        yield from values


def repeat(object, times=None):
    if times is None:
        while True:
            yield object
    for _ in range(times):
        yield object


def islice(iterable, *bounds):
    start, stop, step = 0, bounds[0], 1
    if len(bounds) > 1:
        start = bounds[0] or 0
        stop = bounds[1]
        step = bounds[2] if len(bounds) > 2 and bounds[2] is not None else 1
    if stop is not None and stop <= 0:
        return
    for index, value in enumerate(iterable):
        if index >= start and (index - start) % step == 0:
            yield value
        if stop is not None and index + 1 >= stop:
            return


def accumulate(iterable, function=None, *, initial=None):
    total = initial
    isFirst = initial is None
    if not isFirst:
        yield total
    for value in iterable:
        if isFirst:
            total = value
            isFirst = False
        else:
            total = total + value if function is None else function(total, value)
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


def starmap(function, iterable):
    for arguments in iterable:
        yield function(*arguments)


def zip_longest(*iterables, fillvalue=None):
    columns = [list(iterable) for iterable in iterables]
    for row in range(max([len(column) for column in columns], default=0)):
        yield tuple([column[row] if row < len(column) else fillvalue for column in columns])


def pairwise(iterable):
    values = list(iterable)
    for index in range(len(values) - 1):
        yield values[index], values[index + 1]


def product(*iterables, repeat=1):
    pools = [list(iterable) for iterable in iterables] * repeat
    rows = [()]
    for pool in pools:
        rows = [row + (value,) for row in rows for value in pool]
    for row in rows:
        yield row


def permutations(iterable, r=None):
    values = list(iterable)
    r = len(values) if r is None else r
    for indices in product(range(len(values)), repeat=r):
        if len(set(indices)) == r:
            yield tuple([values[i] for i in indices])


def combinations(iterable, r):
    values = list(iterable)
    for indices in product(range(len(values)), repeat=r):
        if all(indices[i] < indices[i + 1] for i in range(r - 1)):
            yield tuple([values[i] for i in indices])


def combinations_with_replacement(iterable, r):
    values = list(iterable)
    for indices in product(range(len(values)), repeat=r):
        if all(indices[i] <= indices[i + 1] for i in range(r - 1)):
            yield tuple([values[i] for i in indices])


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


def tee(iterable, n=2):
    values = list(iterable)
    return tuple([iter(values) for _ in range(n)])


def compress(data, selectors):
    for value, chosen in zip(data, selectors):
        if chosen:
            yield value


def filterfalse(function, iterable):
    for value in iterable:
        if not (value if function is None else function(value)):
            yield value


def batched(iterable, n):
    batch = []
    for value in iterable:
        batch.append(value)
        if len(batch) == n:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)
