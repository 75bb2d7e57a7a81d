"""Functions of networks that are made of others."""

import torch
import torch.nn.functional as F


def _reduced(values, reduction):
    if reduction == "none":
        return values
    return values.sum() if reduction == "sum" else values.mean()


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    if log_target:
        values = torch.exp(target) * (target - input)
    else:
        zero = torch.zeros_like(target)
        positive = torch.where(target > 0, target, torch.ones_like(target))
        values = torch.where(target > 0, target * (torch.log(positive) - input), zero)
    if reduction == "batchmean":
        return values.sum() / input.shape[0]
    return _reduced(values, reduction)


def normalize(input, p=2.0, dim=1, eps=1e-12):
    size = torch.sqrt((input ** 2).sum(dim, keepdim=True)) if p == 2.0 else (
        (torch.abs(input) ** p).sum(dim, keepdim=True) ** (1 / p))
    return input / torch.clamp(size, min=eps)


def cosine_similarity(x1, x2, dim=1, eps=1e-8):
    sizes = torch.sqrt((x1 ** 2).sum(dim)) * torch.sqrt((x2 ** 2).sum(dim))
    return (x1 * x2).sum(dim) / torch.clamp(sizes, min=eps)


def mish(input, inplace=False):
    return input * torch.tanh(F.softplus(input))


def softmin(input, dim=None):
    return F.softmax(-input, dim)


def softsign(input):
    return input / (1 + torch.abs(input))


def tanhshrink(input):
    return input - torch.tanh(input)


def batch_norm(input, running_mean, running_var, weight=None, bias=None, training=False,
               momentum=0.1, eps=1e-5):
    dims = [0] + list(range(2, input.dim()))
    shape = [1, -1] + [1] * (input.dim() - 2)
    if training:
        mean = input.mean(dims)
        var = ((input - mean.reshape(shape)) ** 2).mean(dims)
    else:
        mean, var = running_mean, running_var
    result = (input - mean.reshape(shape)) / torch.sqrt(var.reshape(shape) + eps)
    if weight is not None:
        result = result * weight.reshape(shape)
    return result if bias is None else result + bias.reshape(shape)


def scaled_dot_product_attention(query, key, value, attn_mask=None, dropout_p=0.0,
                                 is_causal=False, scale=None):
    scale = query.shape[-1] ** -0.5 if scale is None else scale
    scores = query @ key.transpose(-2, -1) * scale
    if is_causal:
        attn_mask = torch.tril(torch.ones(query.shape[-2], key.shape[-2])) > 0
    if attn_mask is not None:
        if attn_mask.dtype == torch.bool:
            scores = scores.masked_fill(~attn_mask, float("-inf"))
        else:
            scores = scores + attn_mask
    return F.dropout(F.softmax(scores, -1), dropout_p, dropout_p > 0) @ value


def dropout2d(input, p=0.5, training=True, inplace=False):
    return F.dropout(input, p, training)


def margin_ranking_loss(input1, input2, target, margin=0.0, reduction="mean"):
    return _reduced(torch.relu(-target * (input1 - input2) + margin), reduction)


def hinge_embedding_loss(input, target, margin=1.0, reduction="mean"):
    values = torch.where(target == 1, input, torch.relu(margin - input))
    return _reduced(values, reduction)


def cosine_embedding_loss(input1, input2, target, margin=0.0, reduction="mean"):
    likeness = cosine_similarity(input1, input2)
    values = torch.where(target == 1, 1 - likeness, torch.relu(likeness - margin))
    return _reduced(values, reduction)


def pairwise_distance(x1, x2, p=2.0, eps=1e-6, keepdim=False):
    return torch.sqrt(((x1 - x2 + eps) ** 2).sum(-1, keepdim=keepdim))


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, reduction="mean"):
    near, far = pairwise_distance(anchor, positive), pairwise_distance(anchor, negative)
    return _reduced(torch.relu(near - far + margin), reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, eps=1e-8, reduction="mean"):
    if log_input:
        values = torch.exp(input) - target * input
    else:
        values = input - target * torch.log(input + eps)
    return _reduced(values, reduction)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    var = torch.clamp(var, min=eps)
    return _reduced(0.5 * (torch.log(var) + (input - target) ** 2 / var), reduction)
