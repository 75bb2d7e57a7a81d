# A transformer block: attention and a network of two layers, each added and normalised.
import math
import torch
import torch.nn.functional as F
from torch.profiler import record_function

X = torch.tensor([[1.0, 0.5, -0.3], [-0.5, 1.0, 0.8]])
T = torch.tensor([[0.9, 0.2, -1.0], [-1.2, 0.3, 0.8]])
Wq = torch.tensor([[0.4, -0.2], [0.1, 0.9], [0.5, 0.2]], requires_grad=True)
Wk = torch.tensor([[-0.3, 0.7], [0.6, 0.2], [0.1, -0.4]], requires_grad=True)
Wv = torch.tensor([[1.1, 0.0, 0.3], [-0.4, 0.5, 0.2], [0.2, 0.1, -0.6]], requires_grad=True)
W1 = torch.tensor([[0.4, -0.2, 0.5], [0.1, 0.9, -0.6], [0.3, 0.2, 0.8]], requires_grad=True)
W2 = torch.tensor([[0.4, -0.2, 0.1], [0.1, 0.9, 0.5], [0.3, 0.3, -0.7]], requires_grad=True)
with record_function("attention"):
    Q = X @ Wq
    K = X @ Wk
    V = X @ Wv
    A = torch.softmax(Q @ K.T / math.sqrt(2), dim=-1)
    Y = A @ V
with record_function("norm 1"):
    R = F.layer_norm(X + Y, [3])
with record_function("mlp"):
    M = torch.relu(R @ W1) @ W2
with record_function("norm 2"):
    out = F.layer_norm(R + M, [3])
loss = F.mse_loss(out, T)
loss.backward()
