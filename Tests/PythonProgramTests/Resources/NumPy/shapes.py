import numpy as np

b = np.arange(6)
print(b.reshape(3, -1), b.reshape(2, 3).transpose(), b.reshape(1, 6).squeeze(), b[:, None].shape)
print(np.expand_dims(b, 0).shape, b.reshape(2, 3).flatten(), b.reshape(1, 2, 3).transpose(2, 0, 1).shape, b.tolist())
