import numpy as np

np.random.seed(1)
x, y = np.random.randn(8, 3), np.random.randn(8, 1)
w1, w2 = np.random.randn(3, 4), np.random.randn(4, 1)
for step in range(20):
    h = np.maximum(x @ w1, 0)
    error = h @ w2 - y
    loss = np.square(error).sum()
    g = 2 * error
    gw2, gh = h.T.dot(g), g.dot(w2.T)
    gh[h == 0] = 0
    w1 -= 1e-2 * x.T.dot(gh)
    w2 -= 1e-2 * gw2
    if step % 5 == 0:
        print(step, f"{loss:.6f}")
