import numpy as np

a = np.array([1.0, 2, 3])
print(np.dot(a, a), np.outer(a, a), np.inner(a, a), np.matmul(np.eye(3), a), np.cross([1, 0, 0], [0, 1, 0]))
m = np.array([[2.0, 1], [1, 3]])
print(np.linalg.norm([3, 4]), np.linalg.inv(m), np.linalg.solve(m, np.array([1.0, 2])), np.trace(m))
