"""What is kept of a tensor, and what flowed back to the operands of one operation."""

import math

import torch

from .graph import Values

EVERYTHING = float("inf")
_SAMPLE = 64


def is_leaf(tensor):
    try:
        return tensor.is_leaf
    except RuntimeError:  # A view from within no_grad() of what has changed: it has no gradient.
        return True


def snapshot(tensor, most):
    """All elements of a tensor, or of a large one statistics and a sample; None if it has none."""
    tensor = tensor.detach()
    if tensor.is_sparse and tensor.numel() <= most:
        tensor = tensor.to_dense()
    if tensor.is_meta or tensor.is_complex() or tensor.is_quantized or (
        tensor.layout is not torch.strided
    ):
        return None
    if tensor.numel() <= most:
        kept = tensor.to("cpu", copy=True)
        return Values(kept.float() if kept.dtype in (torch.bfloat16, torch.float16) else kept)
    return Values(None, statistics(tensor))


def same(values, tensor):
    """Whether a tensor still is what was kept of it."""
    if values is None:
        return False
    kept = snapshot(tensor, EVERYTHING if values.elements is not None else 0)
    if kept is None:
        return False
    if values.elements is None:
        return values.statistics == kept.statistics
    return torch.equal(values.elements, kept.elements)


def statistics(tensor):
    """What gives the statistics of a tensor as it is now."""
    count = tensor.numel()
    values = tensor if tensor.is_floating_point() else tensor.float()
    least, most = torch.aminmax(values)
    mean = values.mean(dtype=torch.float32)
    norm = torch.linalg.vector_norm(values, dtype=torch.float32)
    # Every so many elements, from the first on.
    stride = count // _SAMPLE
    sample = values.flatten()[::stride][:_SAMPLE].clone()

    def finish():
        variance = norm.item() ** 2 / count - mean.item() ** 2
        return {
            "count": count, "min": least.item(), "max": most.item(), "mean": mean.item(),
            "std": math.sqrt(variance) if variance > 0 else 0.0 if variance <= 0 else math.nan,
            "sampleStride": stride, "sample": sample.tolist()}

    return finish


def map_tensors(value, change):
    """The arguments of a call with every tensor in them changed."""
    if isinstance(value, torch.Tensor):
        return change(value)
    if isinstance(value, (list, tuple)):
        items = [map_tensors(item, change) for item in value]
        if isinstance(value, torch.Size):
            return value
        return type(value)(*items) if hasattr(value, "_fields") else type(value)(items)
    if isinstance(value, dict):
        return {key: map_tensors(item, change) for key, item in value.items()}
    return value


def tensors_in(value):
    if isinstance(value, torch.Tensor):
        yield value
    elif isinstance(value, (list, tuple)) and not isinstance(value, torch.Size):
        for item in value:
            yield from tensors_in(item)
    elif isinstance(value, dict):
        for item in value.values():
            yield from tensors_in(item)


class Replay:
    """An operation with all that it takes to compute it once more.

    Operands are copied, as the program may change them later, and so is the state of the random
    numbers: dropout drops the same elements again.
    """

    def __init__(self, function, args, kwargs):
        self.function = function
        self.takes_gradient = []
        self.random = torch.get_rng_state()
        self.autocast = torch.is_autocast_enabled("cpu"), torch.get_autocast_dtype("cpu")

        def copy(tensor):
            self.takes_gradient.append(tensor.requires_grad)
            return tensor.detach().clone()

        self.arguments = map_tensors((list(args), kwargs), copy)

    def edges(self, gradients_of_results):
        """What the gradient of each result passes back to each operand: None where nothing can."""
        operands = []

        def operand(tensor):
            takes = self.takes_gradient[len(operands)]
            leaf = tensor.detach().requires_grad_(takes)
            operands.append(leaf)
            # What is changed in place must not be a leaf.
            return leaf.clone()

        with torch.random.fork_rng(devices=[]), torch.enable_grad(), torch.autocast(
            "cpu", enabled=self.autocast[0], dtype=self.autocast[1]
        ):
            torch.set_rng_state(self.random)
            args, kwargs = map_tensors(self.arguments, operand)
            outputs = list(tensors_in(self.function(*args, **kwargs)))
            if not outputs:  # x[0] = y returns nothing; what it changed is its result.
                outputs = [args[0]]
        learned = [leaf for leaf in operands if leaf.requires_grad]
        found = []
        for gradient, output in zip(gradients_of_results, outputs):
            flowed = {}
            if gradient is not None and output.requires_grad and learned:
                gradients = torch.autograd.grad(
                    output, learned, gradient.to(output), retain_graph=True, allow_unused=True)
                flowed = dict(zip(map(id, learned), gradients))
            found.append([
                _edge(flowed.get(id(leaf))) if leaf.requires_grad and output.requires_grad else None
                for leaf in operands])
        return found


def _place(view, base):
    return view.shape, view.stride(), view.storage_offset() - base.storage_offset()


class View(Replay):
    """A view, taken once more, of a tensor that has been changed."""

    def __init__(self, view):
        base, place = view._base, _place(view, view._base)
        super().__init__(lambda base: base.as_strided(*place), (base,), {})


class Change(Replay):
    """What a view that was changed in place did to the tensor that it looks at."""

    def __init__(self, view, base, record_of_base, record_of_view):
        place = _place(view, base)

        def change(base, view):
            # Not as_strided_scatter: it gives the base the view's part of the gradient (2.13).
            base = base.clone()
            base.as_strided(*place).copy_(view)
            return base

        super().__init__(change, (base, view), {})
        # They were changed already: what they were is asked of their records.
        self.takes_gradient = [record_of_base.requires_grad, record_of_view.requires_grad]


def _edge(contribution):
    if contribution is None:
        return {"local": None, "contribution": None}
    kept = snapshot(contribution, EVERYTHING)
    if kept is None:
        raise ValueError("what flowed back cannot be written, as complex numbers cannot")
    return {"local": None, "contribution": kept}
