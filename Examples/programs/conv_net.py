# A small convolution network on one picture of 6 by 6.
import torch
import torch.nn.functional as F
from torch.profiler import record_function

x = torch.tensor(
    [[[[1.29, 1.45, 0.07, -0.76, -1.09, 0.03], [-1.02, -1.44, 0.20, 0.13, 0.55, -0.91],
    [0.01, -0.06, -1.51, 0.54, 0.32, 2.39], [0.20, -0.14, 1.23, 0.20, 0.91, -0.37],
    [0.22, 1.02, 0.70, 0.13, -1.08, 0.45], [0.08, 0.72, 0.22, 1.09, -0.05, 0.20]]]])
k = torch.tensor(
    [[[[0.67, -1.09, -0.40], [-0.50, 1.98, -0.09], [0.65, 0.62, -0.28]]],
    [[[-1.55, 0.96, -0.41], [0.72, -1.31, -0.44], [1.26, 1.43, -1.30]]]], requires_grad=True)
W = torch.tensor(
    [[-0.26, 0.04, -0.13], [0.10, 0.13, -0.43], [-0.49, 0.34, -0.24], [-0.27, 0.50, -0.03],
    [0.34, -0.02, 0.14], [-0.35, 0.13, 0.37], [0.02, 0.24, 0.17], [-0.44, 0.26, 0.09]], requires_grad=True)
with record_function("conv"):
    a = torch.relu(F.conv2d(x, k))
with record_function("pool"):
    p = F.max_pool2d(a, 2).flatten(1)
with record_function("head"):
    logits = p @ W
loss = F.cross_entropy(logits, torch.tensor([0]))
loss.backward()
