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
        if names == ["lambd"]:
            return str(self.lambd)
        shown = [f"{key}={getattr(self, key)!r}" for key in names
                 if key != "inplace" or self.inplace]
        return ", ".join(shown)

    return type(name, (Module,),
                {"__init__": __init__, "forward": forward, "extra_repr": extra_repr})


ReLU = _activation("ReLU", torch.relu, inplace=False)
ReLU6 = _activation("ReLU6", F.relu6, inplace=False)
Tanh = _activation("Tanh", torch.tanh)
Sigmoid = _activation("Sigmoid", torch.sigmoid)
GELU = _activation("GELU", F.gelu, approximate="none")
SiLU = _activation("SiLU", F.silu, inplace=False)
Mish = _activation("Mish", F.mish, inplace=False)
ELU = _activation("ELU", F.elu, alpha=1.0, inplace=False)
CELU = _activation("CELU", F.celu, alpha=1.0, inplace=False)
SELU = _activation("SELU", F.selu, inplace=False)
LeakyReLU = _activation("LeakyReLU", F.leaky_relu, negative_slope=0.01, inplace=False)
RReLU = _activation("RReLU", F.rrelu, lower=1.0 / 8, upper=1.0 / 3, inplace=False)
Threshold = _activation("Threshold", F.threshold, threshold=None, value=None, inplace=False)
Softplus = _activation("Softplus", F.softplus, beta=1.0, threshold=20.0)
LogSigmoid = _activation("LogSigmoid", F.logsigmoid)
Softmax = _activation("Softmax", F.softmax, dim=None)
Softmax2d = _activation("Softmax2d", lambda x: F.softmax(x, -3))
LogSoftmax = _activation("LogSoftmax", F.log_softmax, dim=None)
Softmin = _activation("Softmin", F.softmin, dim=None)
Softsign = _activation("Softsign", F.softsign)
Softshrink = _activation("Softshrink", F.softshrink, lambd=0.5)
Hardshrink = _activation("Hardshrink", F.hardshrink, lambd=0.5)
Tanhshrink = _activation("Tanhshrink", F.tanhshrink)
Hardtanh = _activation("Hardtanh", F.hardtanh, min_val=-1.0, max_val=1.0, inplace=False)
Hardsigmoid = _activation("Hardsigmoid", F.hardsigmoid, inplace=False)
Hardswish = _activation("Hardswish", F.hardswish, inplace=False)
GLU = _activation("GLU", F.glu, dim=-1)


class PReLU(Module):
    def __init__(self, num_parameters=1, init=0.25, **options):
        super().__init__()
        self.num_parameters = num_parameters
        self.weight = Parameter(torch.full((num_parameters,), init))

    def forward(self, input):
        return F.prelu(input, self.weight)

    def extra_repr(self):
        return f"num_parameters={self.num_parameters}"


def _loss(name, function, **settings):
    names = list(settings)

    def __init__(self, *args, **options):
        Module.__init__(self)
        for key, value in {**settings, **dict(zip(names, args)), **options}.items():
            if key in ("weight", "pos_weight"):
                self.register_buffer(key, value)
            else:
                setattr(self, key, value)

    def __call__(self, *inputs):
        return function(*inputs, **{key: getattr(self, key) for key in names})

    return type(name, (Module,), {"__init__": __init__, "__call__": __call__})


MSELoss = _loss("MSELoss", F.mse_loss, size_average=None, reduce=None, reduction="mean")
L1Loss = _loss("L1Loss", F.l1_loss, size_average=None, reduce=None, reduction="mean")
CrossEntropyLoss = _loss(
    "CrossEntropyLoss", F.cross_entropy, weight=None, size_average=None, ignore_index=-100,
    reduce=None, reduction="mean", label_smoothing=0.0)
NLLLoss = _loss(
    "NLLLoss", F.nll_loss, weight=None, size_average=None, ignore_index=-100, reduce=None,
    reduction="mean")
BCELoss = _loss(
    "BCELoss", F.binary_cross_entropy, weight=None, size_average=None, reduce=None,
    reduction="mean")
BCEWithLogitsLoss = _loss(
    "BCEWithLogitsLoss", F.binary_cross_entropy_with_logits, weight=None, size_average=None,
    reduce=None, reduction="mean", pos_weight=None)
HuberLoss = _loss("HuberLoss", F.huber_loss, reduction="mean", delta=1.0)
SmoothL1Loss = _loss(
    "SmoothL1Loss", F.smooth_l1_loss, size_average=None, reduce=None, reduction="mean", beta=1.0)
KLDivLoss = _loss(
    "KLDivLoss", F.kl_div, size_average=None, reduce=None, reduction="mean", log_target=False)
SoftMarginLoss = _loss(
    "SoftMarginLoss", F.soft_margin_loss, size_average=None, reduce=None, reduction="mean")
MarginRankingLoss = _loss(
    "MarginRankingLoss", F.margin_ranking_loss, margin=0.0, size_average=None, reduce=None,
    reduction="mean")
HingeEmbeddingLoss = _loss(
    "HingeEmbeddingLoss", F.hinge_embedding_loss, margin=1.0, size_average=None, reduce=None,
    reduction="mean")
CosineEmbeddingLoss = _loss(
    "CosineEmbeddingLoss", F.cosine_embedding_loss, margin=0.0, size_average=None, reduce=None,
    reduction="mean")
TripletMarginLoss = _loss(
    "TripletMarginLoss", F.triplet_margin_loss, margin=1.0, p=2.0, eps=1e-6, swap=False,
    size_average=None, reduce=None, reduction="mean")
PoissonNLLLoss = _loss(
    "PoissonNLLLoss", F.poisson_nll_loss, log_input=True, full=False, size_average=None,
    eps=1e-8, reduce=None, reduction="mean")
GaussianNLLLoss = _loss(
    "GaussianNLLLoss", F.gaussian_nll_loss, full=False, eps=1e-6, reduction="mean")
MultiMarginLoss = _loss(
    "MultiMarginLoss", F.multi_margin_loss, p=1, margin=1.0, weight=None, size_average=None,
    reduce=None, reduction="mean")
MultiLabelMarginLoss = _loss(
    "MultiLabelMarginLoss", F.multilabel_margin_loss, size_average=None, reduce=None,
    reduction="mean")
MultiLabelSoftMarginLoss = _loss(
    "MultiLabelSoftMarginLoss", F.multilabel_soft_margin_loss, weight=None, size_average=None,
    reduce=None, reduction="mean")
TripletMarginWithDistanceLoss = _loss(
    "TripletMarginWithDistanceLoss", F.triplet_margin_with_distance_loss, distance_function=None,
    margin=1.0, swap=False, reduction="mean")
CTCLoss = _loss("CTCLoss", F.ctc_loss, blank=0, reduction="mean", zero_infinity=False)
NLLLoss2d = NLLLoss
