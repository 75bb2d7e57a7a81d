"""What scikit-learn's other modules share: generators, shuffled arrays, dicts with attributes."""

import numpy as np


def check_random_state(seed):
    if seed is None or seed is np.random:
        return np.random._state
    return np.random.RandomState(seed) if isinstance(seed, int) else seed


def _take(array, indices):
    """Rows by their numbers, of whatever holds rows."""
    if hasattr(array, "iloc"):
        return array.iloc[indices]
    if hasattr(array, "shape"):
        # A tensor takes no arrays.
        return array[indices.tolist() if hasattr(array, "numpy") else indices]
    return type(array)([array[i] for i in indices.tolist()])


def _count(arrays):
    counts = [len(array) for array in arrays]
    if len(set(counts)) > 1:
        raise ValueError(
            f"Found input variables with inconsistent numbers of samples: {counts}")
    return counts[0]


def resample(*arrays, replace=True, n_samples=None, random_state=None, stratify=None):
    generator = check_random_state(random_state)
    count = _count(arrays)
    wanted = count if n_samples is None else n_samples
    if replace:
        indices = generator.randint(0, count, size=(wanted,))
    else:
        indices = np.arange(count)
        generator.shuffle(indices)
        indices = indices[:wanted]
    taken = [_take(array, indices) for array in arrays]
    return taken[0] if len(taken) == 1 else taken


def shuffle(*arrays, random_state=None, n_samples=None):
    return resample(*arrays, replace=False, n_samples=n_samples, random_state=random_state)


def _draw_distinct(population, count, generator):
    """Distinct whole numbers below the population, in the order in which they are drawn."""
    ratio = count / population
    if 0.01 < ratio < 0.99:
        return generator.permutation(population)[:count].tolist()
    if ratio < 0.2:
        drawn = []
        while len(drawn) < count:
            number = int(generator.randint(population))
            if number not in drawn:
                drawn.append(number)
        return drawn
    drawn = list(range(count))
    for i in range(count, population):
        place = int(generator.randint(0, i + 1))
        if place < count:
            drawn[place] = i
    return drawn


class Bunch(dict):
    def __getattr__(self, name):
        if name not in self:
            raise AttributeError(name)
        return self[name]

    def __setattr__(self, name, value):
        self[name] = value
