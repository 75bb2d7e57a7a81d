import numpy as np

b = np.array([[1.5, 2, 3], [4, 5, 6]])
print(b.sum(), b.mean(axis=0), b.std(), b.var(axis=1), b.max(), b.argmax(), b.min(axis=1))
print(b.prod(), b.sum(axis=1, keepdims=True), np.median(b), np.percentile(b, 30), b.std(ddof=1))
print(np.cumsum(b), b.cumsum(axis=1), np.diff(b), np.any(b > 5), (b > 2).all(axis=0), np.sum(b > 2))
