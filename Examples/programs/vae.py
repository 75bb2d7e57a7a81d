# A variational autoencoder with one hidden number, and its two losses.
import torch
from torch.profiler import record_function

x = torch.tensor([0.5, -1.0, 0.3])
We = torch.tensor([[0.2, 0.3], [0.1, -0.4], [0.5, 0.6]], requires_grad=True)
Wm = torch.tensor([[0.7], [-0.2]], requires_grad=True)
Ws = torch.tensor([[0.1], [0.4]], requires_grad=True)
Wd = torch.tensor([[0.9, -0.3, 0.2]], requires_grad=True)
eps = torch.tensor([0.3])
with record_function("encoder"):
    h = torch.tanh(x @ We)
    mu = h @ Wm
    logvar = h @ Ws
with record_function("sample"):
    z = mu + eps * torch.exp(0.5 * logvar)
with record_function("decoder"):
    y = torch.sigmoid(z @ Wd)
recon = ((y - x) ** 2).sum()
kl = -0.5 * (1 + logvar - mu ** 2 - torch.exp(logvar)).sum()
loss = recon + kl
loss.backward()
