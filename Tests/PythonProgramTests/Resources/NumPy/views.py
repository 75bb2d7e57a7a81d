import numpy as np

c = np.zeros((2, 3))
r = c[0]
r[0] = 99
c.T[1] = 7
c.reshape(-1)[5] = 3
for row in c:
    row += 1
print(c, r)
d = c.copy()
d[0] = 0
print(c[0], d[0])
