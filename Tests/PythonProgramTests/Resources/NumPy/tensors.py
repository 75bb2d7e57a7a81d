import numpy as np

import torch
a = np.array([[1.0, 2], [3, 4]])
t = torch.from_numpy(a)
a[0, 0] = 9
t += 1
print(t, a, torch.tensor(a, dtype=torch.float32), torch.as_tensor(np.arange(3)))
n = torch.ones(3)
m = n.numpy()
n.add_(1)
print(m, repr(torch.tensor([0.5]).numpy()), torch.tensor(a.tolist()).sum().item())
