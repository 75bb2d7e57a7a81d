# One value, used three times: three gradients come back to it, and they add up.
from torch import tensor

x = tensor(3.0, requires_grad=True)
square = x * x
y = square + x
y.backward()
