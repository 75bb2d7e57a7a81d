import numpy as np

print(np.zeros(3), np.ones((2, 2), dtype=int), np.full((2, 2), 7), np.eye(2), np.zeros_like([1, 2]))
print(np.arange(2, 10, 3), np.arange(0, 1, 0.25), np.linspace(0, 1, 5), np.logspace(0, 2, 3))
x, y = np.meshgrid(np.arange(3), np.arange(2))
print(x, y, np.c_[x.ravel(), y.ravel()], np.diag([1, 2]), np.triu(np.ones((3, 3))))
