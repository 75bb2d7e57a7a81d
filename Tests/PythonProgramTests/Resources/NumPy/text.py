import numpy as np

b = np.array([[1.5, 2, 3], [4, 5, 6]])
print(b, repr(b), repr(b.astype(np.float32)), repr(np.arange(3)))
print(np.arange(2000), np.array([1e-8, 1.0]), np.array([]), np.array(3.0))
np.set_printoptions(precision=3, suppress=True)
print(np.array([1.23456789, 1e-8, 1000.5]))
