import numpy as np

a = np.array([1.0, np.nan, np.inf])
print(np.isnan(a), np.isinf(a), np.isclose(1.0, 1.0 + 1e-9), np.allclose([1, 2], [1, 2.1]))
print(np.array_equal([1, 2], [1, 2]), np.array([True, False]) & np.array([True, True]), ~np.array([True, False]))
print(np.logical_or([True, False], [False, False]), bool(np.array([1])), 2 in np.array([1, 2]))
