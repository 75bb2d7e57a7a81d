import numpy as np

x = np.linspace(0.5, 2, 4)
print(np.exp(x), np.log(x), np.sin(x), np.tanh(x), np.sqrt(x), np.square(x))
print(np.floor(x), np.ceil(x), np.sign(-x), np.abs(-x), np.maximum(x, 1), np.clip(x, 1, 1.5))
print(np.where(x > 1, x, 0), np.round(x / 3, 2), np.power(x, 2), np.exp(1), np.sqrt(4))
