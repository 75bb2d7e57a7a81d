import numpy as np

b = np.array([[1.5, 2, 3], [4, 5, 6]])
print(b.dtype, b.shape, b.ndim, b.size, len(b), b.T.shape, b.astype(int).dtype)
print(b.dtype == np.float64, b.dtype == float, np.arange(3).dtype == int, type(b), isinstance(b, np.ndarray))
