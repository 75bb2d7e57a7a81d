"""Optimizers that are seldom."""

import math
import torch
from torch.optim import Optimizer, _check


class NAdam(Optimizer):
    def __init__(self, params, lr=2e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
                 momentum_decay=4e-3, decoupled_weight_decay=False, *, foreach=None,
                 maximize=False, capturable=False, differentiable=False):
        _check(lr, eps, weight_decay, betas)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, momentum_decay=momentum_decay,
            decoupled_weight_decay=decoupled_weight_decay, maximize=maximize, foreach=foreach,
            capturable=capturable, differentiable=differentiable))

    def _move(self, param, grad, state, group):
        (first, second), lr = group["betas"], group["lr"]
        step, zero = state["step"], torch.zeros_like(grad)
        now = first * (1 - 0.5 * 0.96 ** (step * group["momentum_decay"]))
        after = first * (1 - 0.5 * 0.96 ** ((step + 1) * group["momentum_decay"]))
        product = float(state.get("mu_product", 1.0)) * now
        state["mu_product"] = torch.tensor(product)
        mean, square = state.get("exp_avg", zero), state.get("exp_avg_sq", zero)
        state["exp_avg"] = mean = mean + (1 - first) * (grad - mean)
        state["exp_avg_sq"] = square = second * square + (1 - second) * grad * grad
        scale = torch.sqrt(square / (1 - second ** step)) + group["eps"]
        param -= lr * (1 - now) / (1 - product) * grad / scale
        param -= lr * after / (1 - product * after) * mean / scale


class RAdam(Optimizer):
    def __init__(self, params, lr=1e-3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0,
                 decoupled_weight_decay=False, *, foreach=None, maximize=False, capturable=False,
                 differentiable=False):
        _check(lr, eps, weight_decay, betas)
        super().__init__(params, dict(
            lr=lr, betas=betas, eps=eps, weight_decay=weight_decay, maximize=maximize,
            foreach=foreach, capturable=capturable, decoupled_weight_decay=decoupled_weight_decay,
            differentiable=differentiable))

    def _move(self, param, grad, state, group):
        (first, second), lr = group["betas"], group["lr"]
        step, zero = state["step"], torch.zeros_like(grad)
        mean, square = state.get("exp_avg", zero), state.get("exp_avg_sq", zero)
        state["exp_avg"] = mean = mean + (1 - first) * (grad - mean)
        state["exp_avg_sq"] = square = second * square + (1 - second) * grad * grad
        mean, left = mean / (1 - first ** step), 1 - second ** step
        most = 2 / (1 - second) - 1
        length = most - 2 * step * second ** step / left
        if length > 5:
            share = math.sqrt((length - 4) * (length - 2) * most
                              / ((most - 4) * (most - 2) * length))
            param -= lr * mean * share * math.sqrt(left) / (torch.sqrt(square) + group["eps"])
        else:
            param -= lr * mean


class ASGD(Optimizer):
    def __init__(self, params, lr=1e-2, lambd=1e-4, alpha=0.75, t0=1e6, weight_decay=0,
                 foreach=None, maximize=False, differentiable=False, capturable=False):
        _check(lr, 0, weight_decay)
        super().__init__(params, dict(
            lr=lr, lambd=lambd, alpha=alpha, t0=t0, weight_decay=weight_decay, foreach=foreach,
            maximize=maximize, differentiable=differentiable, capturable=capturable))

    def _move(self, param, grad, state, group):
        eta, mu = float(state.get("eta", group["lr"])), float(state.get("mu", 1.0))
        param *= 1 - group["lambd"] * eta
        param -= eta * grad
        mean = state.get("ax", torch.zeros_like(grad))
        state["ax"] = param.detach().clone() if mu == 1 else mean + (param.detach() - mean) * mu
        step = state["step"]
        state["eta"] = torch.tensor(
            group["lr"] / (1 + group["lambd"] * group["lr"] * step) ** group["alpha"])
        state["mu"] = torch.tensor(1 / max(1.0, step - group["t0"]))


class Rprop(Optimizer):
    def __init__(self, params, lr=1e-2, etas=(0.5, 1.2), step_sizes=(1e-6, 50), *,
                 capturable=False, foreach=None, maximize=False, differentiable=False):
        _check(lr)
        super().__init__(params, dict(
            lr=lr, etas=etas, step_sizes=step_sizes, foreach=foreach, maximize=maximize,
            differentiable=differentiable, capturable=capturable))

    def _move(self, param, grad, state, group):
        if "prev" not in state:
            state["prev"] = torch.zeros_like(grad)
            state["step_size"] = torch.full_like(grad, group["lr"])
        (less, more), (least, most) = group["etas"], group["step_sizes"]
        turn = torch.sign(grad * state["prev"])
        factor = torch.where(turn > 0, more, torch.where(turn < 0, less, 1.0))
        size = state["step_size"] = torch.clamp(state["step_size"] * factor, least, most)
        grad = torch.where(turn < 0, 0.0, grad)
        param -= torch.sign(grad) * size
        state["prev"] = grad


class LBFGS(Optimizer):
    """Newton's steps, with a matrix of second derivatives that the last steps tell."""

    def __init__(self, params, lr=1, max_iter=20, max_eval=None, tolerance_grad=1e-7,
                 tolerance_change=1e-9, history_size=100, line_search_fn=None):
        _check(lr)
        super().__init__(params, dict(
            lr=lr, max_iter=max_iter, max_eval=max_iter * 5 // 4 if max_eval is None else max_eval,
            tolerance_grad=tolerance_grad, tolerance_change=tolerance_change,
            history_size=history_size, line_search_fn=line_search_fn))
        if len(self.param_groups) != 1:
            raise ValueError("LBFGS doesn't support per-parameter options (parameter groups)")
        self._params = self.param_groups[0]["params"]

    def _slope(self):
        return torch.cat([
            (torch.zeros_like(param) if param.grad is None else param.grad).reshape(-1)
            for param in self._params])

    def _add(self, step, direction):
        start = 0
        with torch.no_grad():
            for param in self._params:
                count = param.numel()
                param += step * direction[start:start + count].reshape(param.shape)
                start += count

    def _valued(self, closure):
        with torch.enable_grad():
            loss = closure()
        return loss, float(loss)

    def step(self, closure):
        group = self.param_groups[0]
        state = self.state[self._params[0]]
        first, loss = self._valued(closure)
        state["func_evals"] = state.get("func_evals", 0) + 1
        evaluations = 1
        slope = self._slope()
        if float(slope.abs().max()) <= group["tolerance_grad"]:
            return first
        for turn in range(group["max_iter"]):
            state["n_iter"] = state.get("n_iter", 0) + 1
            if state["n_iter"] == 1:
                direction, scale = -slope, 1.0
                state["old_dirs"], state["old_stps"], state["ro"] = [], [], []
            else:
                direction, scale = self._direction(state, slope, group)
            state["prev_flat_grad"], before = slope.clone(), loss
            step = group["lr"]
            if state["n_iter"] == 1:
                step = min(1.0, 1.0 / float(slope.abs().sum())) * group["lr"]
            state["d"], state["t"], state["H_diag"] = direction, step, scale
            along = float(slope.dot(direction))
            if along > -group["tolerance_change"]:
                break
            if group["line_search_fn"] is not None:
                step = state["t"] = self._searched(closure, direction, step, loss, along)
            self._add(step, direction)
            new = 0
            if turn != group["max_iter"] - 1 or group["line_search_fn"] is not None:
                _, loss = self._valued(closure)
                slope, new = self._slope(), 1
            evaluations += new
            state["func_evals"] += new
            if (turn == group["max_iter"] - 1 or evaluations >= group["max_eval"]
                    or float(slope.abs().max()) <= group["tolerance_grad"]
                    or float((direction * step).abs().max()) <= group["tolerance_change"]
                    or abs(loss - before) < group["tolerance_change"]):
                break
        return first

    def _direction(self, state, slope, group):
        moved, change = state["d"] * state["t"], slope - state["prev_flat_grad"]
        share = float(change.dot(moved))
        directions, steps, ratios = state["old_dirs"], state["old_stps"], state["ro"]
        scale = state["H_diag"]
        if share > 1e-10:
            if len(directions) == group["history_size"]:
                directions.pop(0)
                steps.pop(0)
                ratios.pop(0)
            directions.append(change)
            steps.append(moved)
            ratios.append(1.0 / share)
            scale = share / float(change.dot(change))
        shares, q = [], -slope
        for place in reversed(range(len(directions))):
            shares.append(float(steps[place].dot(q)) * ratios[place])
            q = q - shares[-1] * directions[place]
        result = q * scale
        for place, share in enumerate(reversed(shares)):
            other = float(directions[place].dot(result)) * ratios[place]
            result = result + steps[place] * (share - other)
        return result, scale

    def _searched(self, closure, direction, step, loss, along):
        """The step is halved until the loss falls as far as the slope promises a part of."""
        for _ in range(25):
            self._add(step, direction)
            _, there = self._valued(closure)
            self._add(-step, direction)
            if there <= loss + 1e-4 * step * along:
                return step
            step = step / 2
        return step
