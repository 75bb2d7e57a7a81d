"""Writes losses.json: what PyTorch's losses give for fixed numbers, in float64."""

import json
import pathlib

import torch
from torch import nn
from layers import array, filled

torch.set_default_dtype(torch.float64)

N, C = 4, 3
x, y = filled((N, C), 0.5), filled((N, C), 2)
signs = torch.where(filled((N, C), 4) > 0, 1.0, -1.0)
rows = torch.where(filled((N,), 5) > 0, 1.0, -1.0)
probabilities = (filled((N, C), 1) / 3 + 0.5)
classes = torch.tensor([0, 2, 1, 2])
some = torch.tensor([0, 2, -100, 2])
images, labels = filled((2, C, 2, 2), 3), torch.tensor([[[0, 1], [2, 2]], [[1, 0], [0, -100]]])
weight = torch.tensor([0.5, 2.0, 1.25])
distribution = torch.softmax(filled((N, C), 6), 1)
zeros = distribution * torch.tensor([1.0, 0.0, 1.0])
counts = torch.tensor([[0.0, 1, 2], [5, 3, 1], [0, 0, 4], [7, 1, 2]])
variance = filled((N, C), 8).abs() + 0.1

# Name, how it is made, operands, and how many of them take a gradient.
CASES = [
    ("MSELoss", nn.MSELoss, [x, y], 2),
    ("L1Loss", nn.L1Loss, [x, y], 2),
    ("SmoothL1Loss", nn.SmoothL1Loss, [x, y], 2),
    ("SmoothL1Loss beta", lambda **k: nn.SmoothL1Loss(beta=0.3, **k), [x, y], 2),
    ("SmoothL1Loss 0", lambda **k: nn.SmoothL1Loss(beta=0, **k), [x, y], 2),
    ("HuberLoss", lambda **k: nn.HuberLoss(delta=0.7, **k), [x, y], 2),
    ("BCELoss", nn.BCELoss, [probabilities, distribution], 2),
    ("BCELoss weight", lambda **k: nn.BCELoss(weight=weight, **k), [probabilities, zeros], 1),
    ("BCEWithLogitsLoss", nn.BCEWithLogitsLoss, [x, distribution], 2),
    ("BCEWithLogitsLoss all",
     lambda **k: nn.BCEWithLogitsLoss(weight=weight, pos_weight=weight + 1, **k),
     [x * 20, distribution], 1),
    ("NLLLoss", nn.NLLLoss, [x, classes], 1),
    ("NLLLoss", nn.NLLLoss, [x, some], 1),
    ("NLLLoss", nn.NLLLoss, [x[0], torch.tensor(1)], 1),
    ("NLLLoss", nn.NLLLoss, [images, labels], 1),
    ("NLLLoss all", lambda **k: nn.NLLLoss(weight=weight, ignore_index=1, **k), [x, classes], 1),
    ("CrossEntropyLoss", nn.CrossEntropyLoss, [x, classes], 1),
    ("CrossEntropyLoss", nn.CrossEntropyLoss, [x[0], torch.tensor(2)], 1),
    ("CrossEntropyLoss", nn.CrossEntropyLoss, [x, distribution], 2),
    ("CrossEntropyLoss", nn.CrossEntropyLoss, [images, labels], 1),
    ("CrossEntropyLoss weight", lambda **k: nn.CrossEntropyLoss(weight=weight, **k), [x, some], 1),
    ("CrossEntropyLoss smooth", lambda **k: nn.CrossEntropyLoss(label_smoothing=0.2, **k),
     [x, classes], 1),
    ("CrossEntropyLoss all",
     lambda **k: nn.CrossEntropyLoss(weight=weight, label_smoothing=0.2, **k), [x, some], 1),
    ("CrossEntropyLoss all",
     lambda **k: nn.CrossEntropyLoss(weight=weight, label_smoothing=0.2, **k), [images, labels], 1),
    ("CrossEntropyLoss all",
     lambda **k: nn.CrossEntropyLoss(weight=weight, label_smoothing=0.2, **k),
     [x, distribution], 2),
    ("KLDivLoss", nn.KLDivLoss, [x, zeros], 1),
    ("KLDivLoss", nn.KLDivLoss, [x, distribution], 2),
    ("KLDivLoss log", lambda **k: nn.KLDivLoss(log_target=True, **k), [x, y], 2),
    ("PoissonNLLLoss", nn.PoissonNLLLoss, [x, counts], 1),
    ("PoissonNLLLoss all", lambda **k: nn.PoissonNLLLoss(log_input=False, full=True, **k),
     [variance, counts], 1),
    ("GaussianNLLLoss", nn.GaussianNLLLoss, [x, y, variance], 3),
    ("GaussianNLLLoss all", lambda **k: nn.GaussianNLLLoss(full=True, eps=0.3, **k),
     [x, y, variance], 3),
    ("GaussianNLLLoss", nn.GaussianNLLLoss, [x, y, variance[:, :1]], 3),
    ("GaussianNLLLoss", nn.GaussianNLLLoss, [x, y, variance[:, 0]], 3),
    ("SoftMarginLoss", nn.SoftMarginLoss, [x, signs], 1),
    ("HingeEmbeddingLoss", lambda **k: nn.HingeEmbeddingLoss(margin=0.4, **k), [x, signs], 1),
    ("MarginRankingLoss", lambda **k: nn.MarginRankingLoss(margin=0.3, **k), [x, y, signs], 2),
    ("CosineEmbeddingLoss", lambda **k: nn.CosineEmbeddingLoss(margin=0.1, **k), [x, y, rows], 2),
    ("CosineEmbeddingLoss", lambda **k: nn.CosineEmbeddingLoss(margin=0.1, **k),
     [x[0], y[0], rows[0]], 2),
    ("TripletMarginLoss", nn.TripletMarginLoss, [x, y, filled((N, C), 9)], 3),
    ("TripletMarginLoss swap", lambda **k: nn.TripletMarginLoss(swap=True, p=3, **k),
     [x, y, filled((N, C), 9)], 3),
    ("TripletMarginLoss one", lambda **k: nn.TripletMarginLoss(margin=0.2, p=1, **k),
     [x, y, filled((N, C), 9)], 3),
    ("MultiMarginLoss", nn.MultiMarginLoss, [x, classes], 1),
    ("MultiMarginLoss", nn.MultiMarginLoss, [x[1], torch.tensor(1)], 1),
    ("MultiMarginLoss all", lambda **k: nn.MultiMarginLoss(p=2, margin=0.8, weight=weight, **k),
     [x, classes], 1),
]


def case(name, make, operands, differentiated, reduction):
    operands = [
        o.detach().clone().requires_grad_(i < differentiated) for i, o in enumerate(operands)
    ]
    loss = make(reduction=reduction)(*operands)
    upstream = filled(loss.shape, 7)
    loss.backward(upstream)
    return {
        "name": name,
        "reduction": reduction,
        "operands": [array(o) for o in operands],
        "loss": array(loss),
        "upstream": array(upstream),
        "gradients": [array(o.grad) for o in operands[:differentiated]],
    }


if __name__ == "__main__":
    cases = [case(*c, reduction) for c in CASES for reduction in ("none", "mean", "sum")]
    cases.append(case("KLDivLoss", nn.KLDivLoss, [x, zeros], 1, "batchmean"))
    target = pathlib.Path(__file__).with_name("losses.json")
    target.write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
