import numpy as np

a = np.array([1, 2])
print(np.concatenate([a, a]), np.vstack([a, a]), np.hstack([a, a]), np.stack([a, a], 1))
print(np.column_stack([a, a]), np.split(np.arange(6), 3), np.array_split(np.arange(5), 2))
print(np.tile(a, (2, 2)), np.repeat(a, 2), np.append(a, 3), np.flip(a), np.roll(np.arange(5), 2))
