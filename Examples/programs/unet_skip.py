# A U-Net in small: what comes down is joined to what comes up.
import torch
import torch.nn.functional as F
from torch.profiler import record_function

x = torch.tensor(
    [[[[1.24, -1.08, 0.44, -1.13], [-0.98, -0.40, 1.90, 0.70], [-0.60, -0.28, -1.15, -0.03],
    [-0.57, 0.72, -1.36, -0.33]]]])
k1 = torch.tensor(
    [[[[-0.84, -0.72, 0.71], [0.13, 0.59, 1.19], [1.15, -1.37, 0.54]]], [[[-1.76, -0.06, 1.92],
    [-0.19, -0.37, 0.17], [0.02, 0.03, -0.76]]]], requires_grad=True)
k2 = torch.tensor(
    [[[[1.08, 0.89, -0.21], [0.31, 0.66, 1.03], [0.39, 0.70, -0.26]], [[-1.07, -0.50, 1.02],
    [0.98, 0.15, -0.57], [0.31, 1.66, 1.35]]], [[[-0.68, -0.04, -1.45], [-1.14, 0.19, 0.02],
    [0.96, 1.27, 0.83]], [[1.32, -0.55, -1.13], [0.50, 2.68, 0.36], [-1.15, 0.24, 1.43]]]], requires_grad=True)
k3 = torch.tensor(
    [[[[-1.03, 0.80, -0.61], [1.27, 0.79, 0.30], [2.00, -0.41, -0.69]], [[1.85, -0.88, 2.20],
    [-0.04, -1.04, -0.00], [0.13, 0.20, -0.19]], [[1.08, -2.32, -0.55], [-0.26, 1.82, -1.99],
    [-0.34, -1.14, -0.66]], [[0.64, 0.41, 1.44], [-0.60, 0.27, 1.17], [0.90, -0.34, 1.13]]]], requires_grad=True)
with record_function("down"):
    d = torch.relu(F.conv2d(x, k1, padding=1))
with record_function("bottom"):
    m = torch.relu(F.conv2d(d, k2, padding=1))
with record_function("up"):
    u = torch.cat([d, m], dim=1)
    y = F.conv2d(u, k3, padding=1)
loss = ((y - x) ** 2).mean()
loss.backward()
