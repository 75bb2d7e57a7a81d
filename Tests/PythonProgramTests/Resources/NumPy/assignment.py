import numpy as np

c = np.zeros((2, 3))
c[0] = 1
c[:, 1] = [5, 6]
c[1, 2] += 4
c[c == 0] = -1
c[:, ::-1] = c.copy()
print(c)
