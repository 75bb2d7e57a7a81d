import numpy as np

a = np.array([1.25, 2])
print(float(a[0]), int(a[1]), f"{a.mean():.3f}", a.mean().round(1), a[0].item(), "%.2f" % np.array(2.5))
for i, v in enumerate(a):
    print(i, v)
print(max(a), sum(a), np.pi, np.float32(3.5), np.int64(3), np.e)
