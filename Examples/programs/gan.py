# A generator and a discriminator, with the loss of each.
import torch
import torch.nn.functional as F
from torch.profiler import record_function

z = torch.tensor([0.4, -0.6])
real = torch.tensor([1.0, 0.5])
G = torch.tensor([[0.3, -0.5], [0.8, 0.1]], requires_grad=True)
D = torch.tensor([0.7, -0.4], requires_grad=True)
with record_function("generator"):
    fake = torch.tanh(z @ G)
with record_function("discriminator"):
    s_fake = fake @ D
    s_real = real @ D
loss_d = F.softplus(s_fake) + F.softplus(-s_real)
loss_g = F.softplus(-s_fake)
loss = loss_d + loss_g
loss.backward()
