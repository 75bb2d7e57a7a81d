import numpy as np

np.random.seed(0)
print(np.random.randn(2, 2), np.random.rand(3), np.random.randint(0, 10, 5), np.random.permutation(5))
print(np.random.choice(5, 3), np.random.normal(1, 2, (2,)), np.random.uniform(-1, 1, 2))
print(np.random.choice([1.5, 2.5], 4, p=[0.1, 0.9]), np.random.choice(6, 3, replace=False))
x = np.arange(6)
np.random.shuffle(x)
print(x, np.random.RandomState(3).rand(2))
