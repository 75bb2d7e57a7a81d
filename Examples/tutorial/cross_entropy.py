# Softmax and cross entropy, operation by operation, on one example of class 0.
import torch

z = torch.tensor([2.0, 1.0, 0.1], requires_grad=True)
p = torch.softmax(z, dim=0)
right = p[0]
loss = -torch.log(right)
loss.backward()
