"""Losses that are made of others, and those of seldom settings."""

import torch
import torch.nn.functional as F
from _support import computed_by as _computed_by


def _reduced(values, reduction, size_average=None, reduce=None):
    if reduce is False:
        reduction = "none"
    elif size_average is not None:
        reduction = "mean" if size_average else "sum"
    if reduction == "none":
        return values
    if reduction not in ("mean", "sum"):
        raise ValueError(f"{reduction} is not a valid value for reduction")
    return values.sum() if reduction == "sum" else values.mean()


def _embedding(input, weight, padding_idx=None, max_norm=None, norm_type=2.0,
               scale_grad_by_freq=False, sparse=False):
    if max_norm is not None:
        with torch.no_grad():
            rows = torch.unique(input)
            sizes = weight[rows].norm(norm_type, -1, keepdim=True)
            weight[rows] = weight[rows] * torch.where(sizes > max_norm, max_norm / (sizes + 1e-7), 1.0)
    if padding_idx is not None:
        # What stands for nothing learns nothing.
        own = torch.arange(len(weight)).unsqueeze(1) == padding_idx % len(weight)
        weight = torch.where(own, weight.detach(), weight)
    return F.embedding(input, weight)


def _nll(logs, target, weight, ignore_index, reduction):
    """The negative logarithms of the targets' shares, of which some may be left out."""
    dim = 0 if logs.dim() == 1 else 1
    counts = target != ignore_index
    safe = target * counts
    values = -logs.gather(dim, safe.unsqueeze(dim)).squeeze(dim)
    if weight is not None:
        counts = weight[safe] * counts
    values = torch.where(target == ignore_index, 0.0, values * counts)
    if reduction == "sum":
        values = values.sum()
    elif reduction == "mean":
        values = values.sum() / counts.sum()
    return _computed_by("NllLossBackward0", values)


def _nll_loss(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
              reduction="mean"):
    if reduce is False:
        reduction = "none"
    elif size_average is not None:
        reduction = "mean" if size_average else "sum"
    return _nll(input, target, weight, ignore_index, reduction)


def _cross_entropy(input, target, weight=None, size_average=None, ignore_index=-100, reduce=None,
                   reduction="mean", label_smoothing=0.0):
    if reduce is False:
        reduction = "none"
    elif size_average is not None:
        reduction = "mean" if size_average else "sum"
    dim = 0 if input.dim() == 1 else 1
    classes = input.size(dim)
    logs = F.log_softmax(input, dim)
    shape = [-1 if place == dim else 1 for place in range(input.dim())]
    if target.is_floating_point():
        target = target * (1 - label_smoothing) + label_smoothing / classes
        if weight is not None:
            target = target * weight.reshape(shape)
        values = -(logs * target).sum(dim)
        if reduction == "mean":
            return _computed_by("DivBackward1", values.sum() / max(values.numel(), 1))
        return _computed_by("NegBackward0", values if reduction == "none" else values.sum())
    result = _nll(logs, target, weight, ignore_index, reduction)
    if label_smoothing == 0:
        return result
    even = -(logs if weight is None else logs * weight.reshape(shape)).sum(dim)
    even = torch.where(target == ignore_index, 0.0, even)
    if reduction == "sum":
        even = even.sum()
    elif reduction == "mean":
        counts = target != ignore_index
        if weight is not None:
            counts = weight[target * counts] * counts
        even = even.sum() / counts.sum()
    return (1 - label_smoothing) * result + label_smoothing / classes * even


def _binary_cross_entropy(input, target, weight=None, size_average=None, reduce=None,
                          reduction="mean"):
    values = F.binary_cross_entropy(input, target, reduction="none") * weight
    return _computed_by(
        "BinaryCrossEntropyBackward0", _reduced(values, reduction, size_average, reduce))


def _binary_cross_entropy_with_logits(input, target, weight=None, size_average=None, reduce=None,
                                      reduction="mean", pos_weight=None):
    if pos_weight is None:
        values = F.binary_cross_entropy_with_logits(input, target, reduction="none")
    else:
        share = 1 + (pos_weight - 1) * target
        values = (1 - target) * input - share * F.logsigmoid(input)
    if weight is not None:
        values = values * weight
    return _computed_by("BinaryCrossEntropyWithLogitsBackward0",
                        _reduced(values, reduction, size_average, reduce))


def kl_div(input, target, size_average=None, reduce=None, reduction="mean", log_target=False):
    if log_target:
        values = torch.exp(target) * (target - input)
    else:
        zero = torch.zeros_like(target)
        positive = torch.where(target > 0, target, torch.ones_like(target))
        values = torch.where(target > 0, target * (torch.log(positive) - input), zero)
    if reduction == "batchmean":
        return values.sum() / input.shape[0]
    return _reduced(values, reduction, size_average, reduce)


def soft_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    values = torch.log1p(torch.exp(-target * input))
    return _computed_by(
        "SoftMarginLossBackward0", _reduced(values, reduction, size_average, reduce))


def margin_ranking_loss(input1, input2, target, margin=0.0, size_average=None, reduce=None,
                        reduction="mean"):
    values = torch.clamp(-target * (input1 - input2) + margin, min=0)
    return _reduced(values, reduction, size_average, reduce)


def hinge_embedding_loss(input, target, margin=1.0, size_average=None, reduce=None,
                         reduction="mean"):
    values = torch.where(target == 1, input, torch.clamp(margin - input, min=0))
    return _reduced(values, reduction, size_average, reduce)


def cosine_embedding_loss(input1, input2, target, margin=0.0, size_average=None, reduce=None,
                          reduction="mean"):
    likeness = F.cosine_similarity(input1, input2, -1)
    values = torch.where(target == 1, 1 - likeness, torch.clamp(likeness - margin, min=0))
    return _reduced(values, reduction, size_average, reduce)


def triplet_margin_loss(anchor, positive, negative, margin=1.0, p=2, eps=1e-6, swap=False,
                        size_average=None, reduce=None, reduction="mean"):
    def distance(a, b):
        return F.pairwise_distance(a, b, p, eps)

    return _reduced(
        _triplet(anchor, positive, negative, distance, margin, swap), reduction, size_average,
        reduce)


def _triplet(anchor, positive, negative, distance, margin, swap):
    near, far = distance(anchor, positive), distance(anchor, negative)
    if swap:
        far = torch.minimum(far, distance(positive, negative))
    return torch.clamp(near - far + margin, min=0)


def triplet_margin_with_distance_loss(anchor, positive, negative, *, distance_function=None,
                                      margin=1.0, swap=False, reduction="mean"):
    distance = distance_function or F.pairwise_distance
    return _reduced(_triplet(anchor, positive, negative, distance, margin, swap), reduction)


def poisson_nll_loss(input, target, log_input=True, full=False, size_average=None, eps=1e-8,
                     reduce=None, reduction="mean"):
    if log_input:
        values = torch.exp(input) - target * input
    else:
        values = input - target * torch.log(input + eps)
    if full:
        safe = target.clamp(min=1)
        more = safe * torch.log(safe) - safe + 0.5 * torch.log(2 * torch.pi * safe)
        values = values + torch.where(target > 1, more, 0.0)
    return _reduced(values, reduction, size_average, reduce)


def gaussian_nll_loss(input, target, var, full=False, eps=1e-6, reduction="mean"):
    if not isinstance(var, torch.Tensor):
        var = torch.full_like(input, var)
    elif var.dim() == input.dim() - 1:
        var = var.unsqueeze(-1)
    # How large it is counts only where it is large enough.
    var = var + (torch.clamp(var, min=eps) - var).detach()
    values = 0.5 * (torch.log(var) + (input - target) ** 2 / var)
    if full:
        values = values + 0.9189385332046727
    return _reduced(values, reduction)


def multi_margin_loss(input, target, p=1, margin=1.0, weight=None, size_average=None, reduce=None,
                      reduction="mean"):
    if input.dim() == 1:
        input, target = input.unsqueeze(0), target.reshape(1)
    own = input.gather(1, target.unsqueeze(1))
    values = torch.clamp(margin - own + input, min=0) ** p
    if weight is not None:
        values = values * weight[target].unsqueeze(1)
    others = torch.arange(input.size(1)) != target.unsqueeze(1)
    values = (values * others).sum(1) / input.size(1)
    return _computed_by(
        "MultiMarginLossBackward0", _reduced(values, reduction, size_average, reduce))


def multilabel_margin_loss(input, target, size_average=None, reduce=None, reduction="mean"):
    lines = [(input, target)] if input.dim() == 1 else list(zip(input, target))
    values = []
    for line, labels in lines:
        labels = labels.tolist()
        own = labels[:labels.index(-1)] if -1 in labels else labels
        others = torch.tensor([place for place in range(len(line)) if place not in own])
        total = 0
        for place in own:
            total = total + torch.clamp(1 - (line[place] - line[others]), min=0).sum()
        values.append(total / len(line))
    values = values[0] if input.dim() == 1 else torch.stack(values)
    return _computed_by(
        "MultilabelMarginLossBackward0", _reduced(values, reduction, size_average, reduce))


def multilabel_soft_margin_loss(input, target, weight=None, size_average=None, reduce=None,
                                reduction="mean"):
    values = -(target * F.logsigmoid(input) + (1 - target) * F.logsigmoid(-input))
    if weight is not None:
        values = values * weight
    return _reduced(values.mean(-1), reduction, size_average, reduce)


def ctc_loss(log_probs, targets, input_lengths, target_lengths, blank=0, reduction="mean",
             zero_infinity=False):
    if log_probs.dim() == 2:
        log_probs, targets = log_probs.unsqueeze(1), targets.reshape(1, -1)
    times = [int(length) for length in torch.as_tensor(input_lengths).reshape(-1)]
    counts = [int(length) for length in torch.as_tensor(target_lengths).reshape(-1)]
    values, start = [], 0
    for line, (time, count) in enumerate(zip(times, counts)):
        if targets.dim() == 1:
            labels = targets[start:start + count].tolist()
            start += count
        else:
            labels = targets[line, :count].tolist()
        values.append(_ctc(log_probs[:time, line], labels, blank))
    values = torch.stack(values)
    if zero_infinity:
        values = torch.where(torch.isinf(values), 0.0, values)
    if reduction == "mean":
        return (values / torch.tensor([float(max(count, 1)) for count in counts])).mean()
    return values.sum() if reduction == "sum" else values


def _ctc(logs, labels, blank):
    """The negative logarithm of the share of all ways to write the labels."""
    path = [blank]
    for label in labels:
        path += [label, blank]
    never = -1e30
    skips = torch.tensor([
        0.0 if place > 1 and path[place] != blank and path[place] != path[place - 2] else never
        for place in range(len(path))])
    places = torch.tensor(path)
    ways = torch.cat([logs[0][places[:2]], torch.full((max(len(path) - 2, 0),), never)])
    for row in logs[1:]:
        one = torch.cat([torch.full((1,), never), ways[:-1]])
        two = torch.cat([torch.full((2,), never), ways[:-2]])[:len(path)] + skips
        ways = torch.logsumexp(torch.stack([ways, one, two]), 0) + row[places]
    return -torch.logsumexp(ways[-2:], 0)
