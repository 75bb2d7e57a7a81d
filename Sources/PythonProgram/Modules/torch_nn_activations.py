"""Activations and losses as modules."""

import torch
import torch.nn.functional as F
from torch.nn import Module, Parameter


def _activation(name, function, **settings):
    """A module that calls a function, with settings that it takes in the order given."""
    names = list(settings)

    def __init__(self, *args, **options):
        Module.__init__(self)
        values = {**settings, **dict(zip(names, args))}
        values.update({key: value for key, value in options.items() if key in settings})
        for key, value in values.items():
            setattr(self, key, value)

    def forward(self, input):
        return function(input, **{key: getattr(self, key) for key in names if key != "inplace"})

    def extra_repr(self):
        shown = [f"{key}={getattr(self, key)}" for key in names
                 if key != "inplace" or self.inplace]
        return ", ".join(shown)

    return type(name, (Module,),
                {"__init__": __init__, "forward": forward, "extra_repr": extra_repr})


ReLU = _activation("ReLU", torch.relu, inplace=False)
ReLU6 = _activation("ReLU6", lambda x: torch.clamp(x, 0, 6), inplace=False)
Tanh = _activation("Tanh", torch.tanh)
Sigmoid = _activation("Sigmoid", torch.sigmoid)
GELU = _activation("GELU", F.gelu, approximate="none")
SiLU = _activation("SiLU", F.silu, inplace=False)
Mish = _activation("Mish", lambda x: x * torch.tanh(F.softplus(x)), inplace=False)
ELU = _activation("ELU", F.elu, alpha=1.0, inplace=False)
LeakyReLU = _activation("LeakyReLU", F.leaky_relu, negative_slope=0.01, inplace=False)
Softplus = _activation("Softplus", F.softplus)
LogSigmoid = _activation("LogSigmoid", F.logsigmoid)
Softmax = _activation("Softmax", F.softmax, dim=None)
LogSoftmax = _activation("LogSoftmax", F.log_softmax, dim=None)
Softmin = _activation("Softmin", lambda x, dim: F.softmax(-x, dim), dim=None)
Softsign = _activation("Softsign", lambda x: x / (1 + torch.abs(x)))
Tanhshrink = _activation("Tanhshrink", lambda x: x - torch.tanh(x))
Hardtanh = _activation(
    "Hardtanh", lambda x, min_val, max_val: torch.clamp(x, min_val, max_val),
    min_val=-1.0, max_val=1.0, inplace=False)
Hardsigmoid = _activation(
    "Hardsigmoid", lambda x: torch.clamp(x + 3, 0, 6) / 6, inplace=False)
Hardswish = _activation(
    "Hardswish", lambda x: x * torch.clamp(x + 3, 0, 6) / 6, inplace=False)
SELU = _activation(
    "SELU", lambda x: 1.0507009873554805 * F.elu(x, 1.6732632423543772), inplace=False)


class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, **options):
        super().__init__()
        self.num_parameters = num_parameters
        self.weight = Parameter(torch.full((num_parameters,), init))

    def forward(self, input):
        return torch.relu(input) - self.weight * torch.relu(-input)

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


def _loss(name, function, **settings):
    names = list(settings)

    def __init__(self, *args, **options):
        Module.__init__(self)
        for key, value in {**settings, **dict(zip(names, args)), **options}.items():
            setattr(self, key, value)

    def __call__(self, *inputs):
        return function(*inputs, **{key: getattr(self, key) for key in names
                                    if getattr(self, key) is not settings[key]
                                    or settings[key] is not None})

    return type(name, (Module,), {"__init__": __init__, "__call__": __call__})


MSELoss = _loss("MSELoss", F.mse_loss, reduction="mean")
L1Loss = _loss("L1Loss", F.l1_loss, reduction="mean")
CrossEntropyLoss = _loss(
    "CrossEntropyLoss", F.cross_entropy, weight=None, ignore_index=None, reduction="mean",
    label_smoothing=None)
NLLLoss = _loss("NLLLoss", F.nll_loss, weight=None, ignore_index=None, reduction="mean")
BCELoss = _loss("BCELoss", F.binary_cross_entropy, weight=None, reduction="mean")
BCEWithLogitsLoss = _loss(
    "BCEWithLogitsLoss", F.binary_cross_entropy_with_logits, weight=None, reduction="mean",
    pos_weight=None)
HuberLoss = _loss("HuberLoss", F.huber_loss, reduction="mean", delta=1.0)
SmoothL1Loss = _loss("SmoothL1Loss", F.smooth_l1_loss, reduction="mean", beta=1.0)
KLDivLoss = _loss("KLDivLoss", F.kl_div, reduction="mean", log_target=False)
SoftMarginLoss = _loss(
    "SoftMarginLoss", lambda x, y: torch.log1p(torch.exp(-y * x)).mean())
MarginRankingLoss = _loss(
    "MarginRankingLoss", F.margin_ranking_loss, margin=0.0, reduction="mean")
HingeEmbeddingLoss = _loss(
    "HingeEmbeddingLoss", F.hinge_embedding_loss, margin=1.0, reduction="mean")
CosineEmbeddingLoss = _loss(
    "CosineEmbeddingLoss", F.cosine_embedding_loss, margin=0.0, reduction="mean")
TripletMarginLoss = _loss("TripletMarginLoss", F.triplet_margin_loss, margin=1.0, reduction="mean")
PoissonNLLLoss = _loss("PoissonNLLLoss", F.poisson_nll_loss, log_input=True, reduction="mean")
GaussianNLLLoss = _loss("GaussianNLLLoss", F.gaussian_nll_loss, reduction="mean")
