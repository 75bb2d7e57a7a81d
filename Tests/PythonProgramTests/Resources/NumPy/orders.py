import numpy as np

a = np.array([3, 1, 2, 1])
print(np.sort(a), np.argsort(a), np.unique(a, return_counts=True), a.argmin(), np.nonzero(a > 1))
print(np.searchsorted([1, 2, 3], 2), np.bincount(a), np.histogram([1, 2, 2, 3], bins=3))
a.sort()
print(a)
