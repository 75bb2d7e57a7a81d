"""Gradients, and functions with derivatives of their own."""

import torch
from _support import given_function, gradients
from torch.autograd import functional


def _listed(value):
    return [value] if isinstance(value, torch.Tensor) else list(value)


def grad(
    outputs, inputs, grad_outputs=None, retain_graph=None, create_graph=False,
    only_inputs=True, allow_unused=None, is_grads_batched=False, materialize_grads=False,
):
    outputs, inputs = _listed(outputs), _listed(inputs)
    seeds = [None] * len(outputs) if grad_outputs is None else _listed(grad_outputs)
    for output, seed in zip(outputs, seeds):
        if seed is None and output.numel() != 1:
            raise RuntimeError("grad can be implicitly created only for scalar outputs")
        if not output.requires_grad:
            raise RuntimeError(
                "element 0 of tensors does not require grad and does not have a grad_fn")
    for tensor in inputs:
        if not tensor.requires_grad:
            raise RuntimeError("One of the differentiated Tensors does not require grad")
    found = gradients(outputs, inputs, seeds, create_graph, retain_graph)
    if materialize_grads:
        return tuple(
            [torch.zeros_like(x) if slope is None else slope for x, slope in zip(inputs, found)])
    for place, slope in enumerate(found):
        if slope is None and not allow_unused:
            raise RuntimeError(
                f"The differentiated Tensor at index {place} appears to not have been used in the "
                "graph. Set allow_unused=True if this is the desired behavior.")
    return found


def backward(tensors, grad_tensors=None, retain_graph=None, create_graph=False, inputs=None):
    tensors = _listed(tensors)
    seeds = [None] * len(tensors) if grad_tensors is None else _listed(grad_tensors)
    last = len(tensors) - 1
    for place, (tensor, seed) in enumerate(zip(tensors, seeds)):
        tensor.backward(seed, retain_graph=retain_graph or place < last, inputs=inputs)


class _Context:
    """What forward leaves for backward."""

    def __init__(self):
        self.saved_tensors = ()
        self._fills_in = True

    def save_for_backward(self, *tensors):
        self.saved_tensors = tensors

    save_for_forward = save_for_backward

    def set_materialize_grads(self, value):
        self._fills_in = value

    def mark_dirty(self, *tensors):
        pass

    def mark_non_differentiable(self, *tensors):
        self._constants = tensors


class Function:
    """A function with a derivative of its own."""

    @staticmethod
    def forward(ctx, *args):
        raise NotImplementedError(
            "You must implement the forward function for custom autograd.Function.")

    @staticmethod
    def backward(ctx, *grad_outputs):
        raise NotImplementedError(
            "You must implement either the backward or vjp method for your custom "
            "autograd.Function to use it with backward mode AD.")

    @classmethod
    def apply(cls, *args):
        ctx = _Context()
        needed = [isinstance(arg, torch.Tensor) and arg.requires_grad for arg in args]
        ctx.needs_input_grad = tuple(needed)
        with torch.no_grad():
            if hasattr(cls, "setup_context"):
                result = cls.forward(*args)
                cls.setup_context(ctx, args, result)
            else:
                result = cls.forward(ctx, *args)
        if True not in needed or not torch.is_grad_enabled():
            return result
        outputs = list(result) if isinstance(result, (tuple, list)) else [result]
        places = [place for place, arg in enumerate(args) if isinstance(arg, torch.Tensor)]
        operands = [args[place] for place in places]

        def way(number):
            def back(upstream):
                upstreams = [
                    upstream if place == number
                    else torch.zeros_like(output) if isinstance(output, torch.Tensor) else None
                    for place, output in enumerate(outputs)
                ]
                return _checked(cls.__name__, args, places, cls.backward(ctx, *upstreams))

            return back

        given = tuple([
            given_function(cls.__name__, operands, output, way(number))
            if isinstance(output, torch.Tensor) and output.is_floating_point() else output
            for number, output in enumerate(outputs)
        ])
        return given if isinstance(result, (tuple, list)) else given[0]


def _checked(name, args, places, slopes):
    """The gradients of the operands, of those that a backward gives for all arguments."""
    slopes = list(slopes) if isinstance(slopes, (tuple, list)) else [slopes]
    while len(slopes) > len(args) and slopes[-1] is None:
        slopes.pop()
    if len(slopes) != len(args):
        raise RuntimeError(
            f"function {name}Backward returned an incorrect number of gradients "
            f"(expected {len(args)}, got {len(slopes)})")
    for place in places:
        slope, shape = slopes[place], args[place].shape
        if slope is None:
            continue
        if not isinstance(slope, torch.Tensor):
            raise RuntimeError(f"expected Variable or None (got {type(slope).__name__})")
        if slope.shape != shape:
            if slope.numel() != 1 and len(slope.shape) <= len(shape):
                raise RuntimeError(
                    f"Function {name}Backward returned an invalid gradient at index {place} - got "
                    f"{list(slope.shape)} but expected shape compatible with {list(shape)}")
            slopes[place] = slope.expand(shape) if slope.numel() == 1 else slope.sum_to_size(shape)
    return [slopes[place] for place in places]


def gradcheck(func, inputs, eps=1e-6, atol=1e-5, rtol=1e-3, **options):
    """Whether the gradients are those that differences show."""
    inputs = _listed(inputs)
    output = func(*inputs)
    for place, x in enumerate(inputs):
        if not isinstance(x, torch.Tensor) or not x.requires_grad:
            continue
        numbers = x.detach()
        seed = torch.ones_like(output)
        slope = grad(output, x, seed, retain_graph=True)[0]
        for position in range(x.numel()):
            step = torch.zeros(x.numel(), dtype=x.dtype)
            step[position] = eps
            step = step.reshape(x.shape)
            ends = []
            for moved in (numbers + step, numbers - step):
                values = inputs[:place] + [moved] + inputs[place + 1:]
                with torch.no_grad():
                    ends.append(func(*values).sum())
            difference = float((ends[0] - ends[1]) / (2 * eps))
            exact = float(slope.flatten()[position])
            if abs(difference - exact) > atol + rtol * abs(difference):
                raise RuntimeError(
                    f"Jacobian mismatch for output 0 with respect to input {place}: "
                    f"numerical {difference}, analytical {exact}")
    return True


def Variable(data, requires_grad=False, volatile=False):
    """Of the first PyTorch: today a tensor is one."""
    if requires_grad:
        return data.detach().clone().requires_grad_()
    return data


def set_detect_anomaly(mode=True):
    pass


class detect_anomaly:
    def __enter__(self):
        return self

    def __exit__(self, type, value, traceback):
        return False
