"""Functions of mathematics, with the names of torch.special."""

from torch import (
    digamma, erf, erfc, erfinv, exp2, expm1, i0, log1p, log_softmax, logit, logsumexp, polygamma,
    round, sinc, softmax, xlogy)
from torch import lgamma as gammaln
from torch import digamma as psi
from torch import mvlgamma as multigammaln
from torch import sigmoid as expit
import math
import torch


def entr(input):
    return -xlogy(input, input)


def ndtr(input):
    return (1 + erf(input / math.sqrt(2))) / 2


def ndtri(input):
    return math.sqrt(2) * erfinv(2 * input - 1)


def log_ndtr(input):
    return torch.log(ndtr(input))


def xlog1py(input, other):
    return torch.where(input == 0, 0.0, input * log1p(other))
