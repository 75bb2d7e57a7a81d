"""Writes numpy.txt: what NumPy 2.4's two generators draw, and the number they draw next."""
import os

import numpy as np

from table import COUNTS, Table, weights

table = Table()


def add(name, seed, arguments, draw):
    np.random.seed(seed if seed < 2**32 else [seed % 2**32, seed // 2**32])
    numbers = draw()
    table.add(name, [seed, *arguments], [*numbers, np.random.rand()])


for seed in (0, 1337, 2**32 - 1, 2**40 + 3):
    for n in COUNTS:
        w = np.array(weights(n))
        p = w / w.sum()
        add("rand", seed, [n], lambda: np.random.rand(n))
        add("uniform", seed, [n, -0.3, 1.7], lambda: np.random.uniform(-0.3, 1.7, n))
        add("randn", seed, [n], lambda: np.random.randn(n))
        add("normal", seed, [n, 1.7, 0.3], lambda: np.random.normal(1.7, 0.3, n))
        add("exponential", seed, [n, 1.7], lambda: np.random.exponential(1.7, n))
        for low, high in ((0, 1), (-5, 5), (0, 2**31), (0, 2**32), (0, 2**32 + 1), (0, 2**40),
                          (-2**62, 2**62)):
            add("randint", seed, [n, low, high], lambda: np.random.randint(low, high, n))
        add("permutation", seed, [n], lambda: np.random.permutation(n))
        order = list(range(n))
        add("shuffle", seed, [n], lambda: (np.random.shuffle(order), order)[1])
        for k in sorted({1, (n + 1) // 2, n}):
            for replacement in (0, 1):
                add("choice", seed, [n, k, replacement],
                    lambda: np.random.choice(n, k, bool(replacement)))
                add("choiceWeighted", seed, [n, k, replacement],
                    lambda: np.random.choice(n, k, bool(replacement), p))


def add_new(name, seed, arguments, draw):
    rng = np.random.default_rng(seed)
    numbers = draw(rng)
    table.add(name, [seed, *arguments], [*numbers, rng.random()])


for seed in (0, 1337, 2**32 - 1, 2**62 + 12345):
    # 20000 normal numbers, for some to be of the tail.
    for n in [*COUNTS, 20000]:
        w = np.array(weights(n))
        p = w / w.sum()
        add_new("new.random", seed, [n], lambda g: g.random(n))
        add_new("new.uniform", seed, [n, -0.3, 1.7], lambda g: g.uniform(-0.3, 1.7, n))
        add_new("new.normal", seed, [n, 1.7, 0.3], lambda g: g.normal(1.7, 0.3, n))
        for low, high in ((0, 1), (-5, 5), (0, 2**31 + 1), (0, 2**32), (0, 2**32 + 1), (0, 2**40),
                          (-2**62, 2**62), (-2**63, 2**63 - 1)):
            add_new("new.integers", seed, [n, low, high], lambda g: g.integers(low, high, n))
        add_new("new.permutation", seed, [n], lambda g: g.permutation(n))
        add_new("new.permutationOfRows", seed, [n],
                lambda g: g.permutation(np.arange(n).reshape(n, 1)).ravel())
        for k in sorted({1, (n + 1) // 2, n}):
            for replacement in (0, 1):
                add_new("new.choice", seed, [n, k, replacement],
                        lambda g: g.choice(n, k, bool(replacement)))
                add_new("new.choiceWeighted", seed, [n, k, replacement],
                        lambda g: g.choice(n, k, bool(replacement), p))

table.write(os.path.join(os.path.dirname(__file__), "numpy.txt"))
