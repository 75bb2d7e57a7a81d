"""Numbers of NumPy's narrow kinds, alone and in arrays."""

import numpy as np
a = np.array([1, 2, 3], dtype=np.float32)
print(a.dtype, a, repr(a))
print(a.astype(np.int32).dtype, repr(a.astype(np.int32)))
print(np.array([1.5, 2]).astype(np.float32).dtype, repr(np.array([1.5, 2]).astype('float32')))
print(np.zeros(3, dtype=int).dtype, np.zeros(3, np.float32).dtype, np.ones((2,2), dtype=np.uint8))
print(np.arange(3, dtype=np.int32).dtype, repr(np.arange(3, dtype=np.int32)))
print((a * 2).dtype, (a + np.array([1.0, 2, 3])).dtype, (a / 3), a.mean(), a.sum().dtype)
print(np.float32(0.1), np.float32(0.1) + 1, np.int32(7) // 2, np.float64(3), repr(np.float32(0.1)))
print(np.array([1,2]).dtype, np.array([True]).dtype, np.array(3).dtype)
print(np.uint8(250) + np.uint8(3), np.array([250], dtype=np.uint8) + 10)
x = np.float32(0.1)
print(x.dtype, (x+1).dtype, (1+x).dtype, (x*x).dtype, x+1)
print(x + 0.5, np.sqrt(x), float(x), round(float(x), 3), f"{x:.3f}", [x], {x: 1})
i = np.int32(3)
print([1,2,3,4][i], list(range(i)), i // 2, i % 2, -i, i == 3, np.zeros(i), 'abc'[i - 1], i ** 2, i / 2)
a = np.arange(4, dtype=np.float32)
print(a[0], a.max(), a.mean(), sum(a), a[1] * 2, max(a), [v for v in a], a.argmax(), a.tolist())
for v in a[:2]: print(v, v + 1)
print("%d %s %.2f" % (i, i, a[3]))
import torch
largest = np.array([0.5, 2.0], dtype=np.float32).max()
t = torch.tensor([0.5, 2.0])
print(t.eq(largest).float(), t * largest, t == largest, t > np.float32(1), t + np.int32(1))
letters = ["a", "b", "c"]
print([letters[i] for i in torch.tensor([[[2]], [[0]]])], letters[torch.tensor([1])], letters[:torch.tensor([2])])
