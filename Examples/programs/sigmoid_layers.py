# Ten sigmoid layers of one unit each: the gradient vanishes on the way back.
import torch
from torch.profiler import record_function

h = torch.tensor(0.5)
for i in range(10):
    with record_function(f"layer{i}"):
        w = torch.tensor(1.6 - 0.1 * i, requires_grad=True)
        h = torch.sigmoid(w * h)
loss = (h - 1) ** 2
loss.backward()
