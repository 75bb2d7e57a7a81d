import numpy as np

a = np.array([1, 2, 3])
b = np.array([[1.5, 2, 3], [4, 5, 6]])
print(a + 1, a * 2.5, a / 2, a // 2, a % 2, a ** 2, 2 ** a, -a, 1 - a)
print(b @ a, b * a, b - b.mean(axis=0), abs(-b))
a += 5
b[0] *= 2
print(a, b, a @ a)
