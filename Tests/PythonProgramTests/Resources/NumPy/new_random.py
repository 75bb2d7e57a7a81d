import numpy as np

rng = np.random.default_rng(42)
print(rng.normal(size=3), rng.integers(0, 10, 4), rng.random(), rng.uniform(-1, 1, 2))
print(rng.permutation(5), rng.choice(10, 3, replace=False), rng.standard_normal((2, 2)))
