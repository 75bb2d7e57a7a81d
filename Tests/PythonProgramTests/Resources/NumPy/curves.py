import numpy as np

x = np.array([0.0, 1, 2, 3])
print(np.polyfit(x, 2 * x + 1, 1).round(6), np.poly1d([1, 2, 3])(2), np.polyval([1, 0], 5))
print(np.interp(1.5, [1, 2], [10, 20]), np.trapezoid([1, 2, 3]), np.gradient(np.array([1.0, 4, 9])), np.convolve([1, 2], [1, 1, 1]))
