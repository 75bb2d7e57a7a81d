import numpy as np

a = np.arange(12).reshape(3, 4)
print(a[0], a[:, 1], a[::-1], a[1, 2], a[-1, ::2], a[..., 0], a[None].shape, a[1:, ::-1])
print(a[[0, 2]], a[:, [1, 3]], a[[0, 1], [1, 2]], a[a % 2 == 0], a[0:2, [0]], a[np.newaxis, 1])
