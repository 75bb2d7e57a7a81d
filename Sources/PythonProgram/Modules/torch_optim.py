"""Optimizers."""

import math
import torch
from collections import defaultdict
from torch.optim import lr_scheduler


class _Required:
    def __repr__(self):
        return "<required parameter>"


_required = _Required()


class Optimizer:
    """Moves parameters; a derived class's `_move` gives what is added to one of them."""

    def __init__(self, params, defaults):
        self.defaults = defaults
        self.state = defaultdict(dict)
        self.param_groups = []
        self._before, self._after = {}, {}
        if isinstance(params, torch.Tensor):
            raise TypeError(
                "params argument given to the optimizer should be an iterable of Tensors or dicts, "
                f"but got {params.type()}")
        groups = list(params)
        if not groups:
            raise ValueError("optimizer got an empty parameter list")
        if not isinstance(groups[0], dict):
            groups = [{"params": groups}]
        for group in groups:
            self.add_param_group(group)

    def register_step_pre_hook(self, hook):
        return _Handle(self._before, hook)

    def register_step_post_hook(self, hook):
        return _Handle(self._after, hook)

    def add_param_group(self, group):
        group = dict(group)
        params = group["params"]
        params = [params] if isinstance(params, torch.Tensor) else list(params)
        group["params"] = [param[1] if isinstance(param, tuple) else param for param in params]
        for param in group["params"]:
            if not isinstance(param, torch.Tensor):
                raise TypeError(f"optimizer can only optimize Tensors, but one of the params is "
                                f"{type(param).__name__}")
            if not param.is_leaf:
                raise ValueError("can't optimize a non-leaf Tensor")
        for name, value in self.defaults.items():
            if value is _required and name not in group:
                raise ValueError("parameter group didn't specify a value of required optimization "
                                 f"parameter {name}")
            group.setdefault(name, value)
        self.param_groups.append(group)

    def zero_grad(self, set_to_none=True):
        for group in self.param_groups:
            for param in group["params"]:
                if set_to_none:
                    param.grad = None
                elif param.grad is not None:
                    param.grad.zero_()

    def step(self, closure=None):
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for hook in list(self._before.values()):
            hook(self, (), {})
        with torch.no_grad():
            for group in self.param_groups:
                for param in group["params"]:
                    if param.grad is None:
                        continue
                    grad = -param.grad if group.get("maximize") else param.grad
                    state = self.state[param]
                    state["step"] = state.get("step", 0) + 1
                    self._move(param, _decayed(param, grad, group), state, group)
        for hook in list(self._after.values()):
            hook(self, (), {})
        return loss

    def _numbered(self):
        return [param for group in self.param_groups for param in group["params"]]

    def state_dict(self):
        state, groups, start = {}, [], 0
        for index, param in enumerate(self._numbered()):
            if param in self.state:
                known = self._shown(self.state[param])
                if known:
                    state[index] = known
        for group in self.param_groups:
            count = len(group["params"])
            shown = {name: value for name, value in group.items() if name != "params"}
            shown["params"] = list(range(start, start + count))
            groups.append(shown)
            start += count
        return {"state": state, "param_groups": groups}

    def _shown(self, state):
        shown = dict(state)
        if isinstance(shown.get("step"), int):
            shown["step"] = torch.tensor(float(shown["step"]))
        return shown

    def load_state_dict(self, state_dict):
        groups = state_dict["param_groups"]
        if len(groups) != len(self.param_groups):
            raise ValueError("loaded state dict has a different number of parameter groups")
        for group, saved in zip(self.param_groups, groups):
            group.update({name: value for name, value in saved.items() if name != "params"})
        params = self._numbered()
        for index, state in state_dict["state"].items():
            known = dict(state)
            if "step" in known:
                known["step"] = int(known["step"])
            self.state[params[index]] = known

    def __repr__(self):
        text = type(self).__name__ + " ("
        for index, group in enumerate(self.param_groups):
            text += f"\nParameter Group {index}\n"
            for name in sorted(group):
                if name != "params":
                    text += f"    {name}: {group[name]}\n"
        return text + ")"


class _Handle:
    def __init__(self, hooks, hook):
        self._hooks, self._key = hooks, object()
        hooks[self._key] = hook

    def remove(self):
        self._hooks.pop(self._key, None)


class SGD(Optimizer):
    def __init__(self, params, lr=1e-3, momentum=0, dampening=0, weight_decay=0, nesterov=False, *,
                 maximize=False, foreach=None, differentiable=False, fused=None):
        if lr < 0:
            raise ValueError(f"Invalid learning rate: {lr}")
        if nesterov and (momentum <= 0 or dampening != 0):
            raise ValueError("Nesterov momentum requires a momentum and zero dampening")
        super().__init__(params, dict(
            lr=lr, momentum=momentum, dampening=dampening, weight_decay=weight_decay,
            nesterov=nesterov, maximize=maximize, foreach=foreach, differentiable=differentiable,
            fused=fused))

    def _shown(self, state):
        return {name: value for name, value in state.items() if name != "step"}

    def _move(self, param, grad, state, group):
        momentum = group["momentum"]
        if momentum != 0:
            buffer = state.get("momentum_buffer")
            if buffer is None:
                buffer = grad.clone()
            else:
                buffer = momentum * buffer + (1 - group["dampening"]) * grad
            state["momentum_buffer"] = buffer
            grad = grad + momentum * buffer if group["nesterov"] else buffer
        param -= group["lr"] * grad


def _decayed(param, grad, group):
    """The gradient with the parameter's own part; where they are decoupled, the parameter shrinks."""
    decay = group.get("weight_decay", 0)
    if decay == 0:
        return grad
    if group.get("decoupled_weight_decay"):
        param *= 1 - group["lr"] * decay
        return grad
    return grad + decay * param.detach()


def _check(lr, eps=0.0, weight_decay=0.0, betas=()):
    if lr < 0:
        raise ValueError(f"Invalid learning rate: {lr}")
    if eps < 0:
        raise ValueError(f"Invalid epsilon value: {eps}")
    for place, beta in enumerate(betas):
        if not 0 <= beta < 1:
            raise ValueError(f"Invalid beta parameter at index {place}: {beta}")
    if weight_decay < 0:
        raise ValueError(f"Invalid weight_decay value: {weight_decay}")


class Adam(Optimizer):
    _decoupled = False

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
                 amsgrad=False, *, foreach=None, maximize=False, capturable=False,
                 differentiable=False, fused=None, decoupled_weight_decay=False):
        _check(lr, eps, weight_decay, betas)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, amsgrad=amsgrad,
            maximize=maximize, foreach=foreach, capturable=capturable,
            differentiable=differentiable, fused=fused,
            decoupled_weight_decay=decoupled_weight_decay or self._decoupled))

    def _move(self, param, grad, state, group):
        first, second = group["betas"]
        if "exp_avg" not in state:
            state["exp_avg"] = torch.zeros_like(grad)
            state["exp_avg_sq"] = torch.zeros_like(grad)
        state["exp_avg"] = state["exp_avg"] + (1 - first) * (grad - state["exp_avg"])
        state["exp_avg_sq"] = second * state["exp_avg_sq"] + (1 - second) * grad * grad
        size = state["exp_avg_sq"]
        if group["amsgrad"]:
            known = state.get("max_exp_avg_sq")
            size = size if known is None else torch.maximum(known, size)
            state["max_exp_avg_sq"] = size
        step = group["lr"] / (1 - first ** state["step"])
        scale = torch.sqrt(size) / math.sqrt(1 - second ** state["step"]) + group["eps"]
        param -= step * state["exp_avg"] / scale


class AdamW(Adam):
    _decoupled = True

    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=1e-2,
                 amsgrad=False, **options):
        super().__init__(params, lr, betas, eps, weight_decay, amsgrad, **options)


class RMSprop(Optimizer):
    def __init__(self, params, lr=1e-2, alpha=0.99, eps=1e-8, weight_decay=0, momentum=0,
                 centered=False, capturable=False, foreach=None, maximize=False,
                 differentiable=False):
        _check(lr, eps, weight_decay)
        super().__init__(params, dict(
            lr=lr, momentum=momentum, alpha=alpha, eps=eps, centered=centered,
            weight_decay=weight_decay, capturable=capturable, foreach=foreach, maximize=maximize,
            differentiable=differentiable))

    def _move(self, param, grad, state, group):
        share = group["alpha"]
        zero = torch.zeros_like(grad)
        square = share * state.get("square_avg", zero) + (1 - share) * grad * grad
        state["square_avg"] = square
        if group["momentum"] > 0:
            state.setdefault("momentum_buffer", zero)
        if group["centered"]:
            mean = state.get("grad_avg", zero)
            mean = mean + (1 - share) * (grad - mean)
            state["grad_avg"] = mean
            square = square - mean * mean
        move = grad / (torch.sqrt(square) + group["eps"])
        if group["momentum"] > 0:
            move = group["momentum"] * state.get("momentum_buffer", zero) + move
            state["momentum_buffer"] = move
        param -= group["lr"] * move


class Adagrad(Optimizer):
    def __init__(self, params, lr=1e-2, lr_decay=0, weight_decay=0, initial_accumulator_value=0,
                 eps=1e-10, foreach=None, *, maximize=False, differentiable=False, fused=None):
        _check(lr, eps, weight_decay)
        super().__init__(params, dict(
            lr=lr, lr_decay=lr_decay, eps=eps, weight_decay=weight_decay,
            initial_accumulator_value=initial_accumulator_value, foreach=foreach,
            maximize=maximize, differentiable=differentiable, fused=fused))

    def _move(self, param, grad, state, group):
        if "sum" not in state:
            state["sum"] = torch.zeros_like(grad) + group["initial_accumulator_value"]
        state["sum"] = state["sum"] + grad * grad
        rate = group["lr"] / (1 + (state["step"] - 1) * group["lr_decay"])
        param -= rate * grad / (torch.sqrt(state["sum"]) + group["eps"])


class Adadelta(Optimizer):
    def __init__(self, params, lr=1.0, rho=0.9, eps=1e-6, weight_decay=0, foreach=None, *,
                 capturable=False, maximize=False, differentiable=False):
        _check(lr, eps, weight_decay)
        super().__init__(params, dict(
            lr=lr, rho=rho, eps=eps, weight_decay=weight_decay, maximize=maximize,
            capturable=capturable, foreach=foreach, differentiable=differentiable))

    def _move(self, param, grad, state, group):
        share, eps, zero = group["rho"], group["eps"], torch.zeros_like(grad)
        square = share * state.get("square_avg", zero) + (1 - share) * grad * grad
        moved = state.get("acc_delta", zero)
        move = torch.sqrt(moved + eps) / torch.sqrt(square + eps) * grad
        state["square_avg"] = square
        state["acc_delta"] = share * moved + (1 - share) * move * move
        param -= group["lr"] * move


class Adamax(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
                 foreach=None, *, maximize=False, differentiable=False, capturable=False):
        _check(lr, eps, weight_decay, betas)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _move(self, param, grad, state, group):
        first, second = group["betas"]
        zero = torch.zeros_like(grad)
        mean = state.get("exp_avg", zero)
        state["exp_avg"] = mean = mean + (1 - first) * (grad - mean)
        state["exp_inf"] = size = torch.maximum(
            second * state.get("exp_inf", zero), torch.abs(grad) + group["eps"])
        param -= group["lr"] / (1 - first ** state["step"]) * mean / size


from torch.optim._more import ASGD, LBFGS, NAdam, RAdam, Rprop
