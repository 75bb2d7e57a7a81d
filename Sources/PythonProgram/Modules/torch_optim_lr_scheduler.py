"""Schedules of learning rates."""

import math


class LRScheduler:
    """Sets the rates of an optimizer; `_rate` gives one from the epoch and the rate at first."""

    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        self.optimizer = optimizer
        self.base_lrs = []
        for group in optimizer.param_groups:
            group.setdefault("initial_lr", group["lr"])
            self.base_lrs.append(group["initial_lr"])
        self.last_epoch = last_epoch
        self.step()

    def step(self, epoch=None):
        self.last_epoch = self.last_epoch + 1 if epoch is None else epoch
        self._step_count = getattr(self, "_step_count", 0) + 1
        for group, rate in zip(self.optimizer.param_groups, self.get_lr()):
            group["lr"] = rate
        self._last_lr = [group["lr"] for group in self.optimizer.param_groups]

    def get_last_lr(self):
        return self._last_lr

    def get_lr(self):
        """The rates of this epoch; schedules of a program's own say them here."""
        groups = self.optimizer.param_groups
        return [self._rate(self.last_epoch, self.base_lrs[index], group["lr"], index)
                for index, group in enumerate(groups)]

    def state_dict(self):
        return {name: value for name, value in vars(self).items() if name != "optimizer"}

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            setattr(self, name, value)
        for group, rate in zip(self.optimizer.param_groups, self._last_lr):
            group["lr"] = rate


_LRScheduler = LRScheduler


class LambdaLR(LRScheduler):
    def __init__(self, optimizer, lr_lambda, last_epoch=-1, verbose=False):
        self.lr_lambdas = lr_lambda
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        functions = self.lr_lambdas
        function = functions[index] if isinstance(functions, (list, tuple)) else functions
        return base * function(epoch)


class StepLR(LRScheduler):
    def __init__(self, optimizer, step_size, gamma=0.1, last_epoch=-1, verbose=False):
        self.step_size = step_size
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        return rate * self.gamma if epoch > 0 and epoch % self.step_size == 0 else rate


class MultiStepLR(LRScheduler):
    def __init__(self, optimizer, milestones, gamma=0.1, last_epoch=-1, verbose=False):
        self.milestones = milestones
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        return rate * self.gamma ** self.milestones.count(epoch)


class ExponentialLR(LRScheduler):
    def __init__(self, optimizer, gamma, last_epoch=-1, verbose=False):
        self.gamma = gamma
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        return rate if epoch == 0 else rate * self.gamma


class CosineAnnealingLR(LRScheduler):
    def __init__(self, optimizer, T_max, eta_min=0.0, last_epoch=-1, verbose=False):
        self.T_max = T_max
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        turn = (1 + math.cos(math.pi * epoch / self.T_max)) / 2
        return self.eta_min + (base - self.eta_min) * turn


class LinearLR(LRScheduler):
    def __init__(self, optimizer, start_factor=1.0 / 3, end_factor=1.0, total_iters=5,
                 last_epoch=-1, verbose=False):
        self.start_factor = start_factor
        self.end_factor = end_factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        """From the rate before, so that schedules can be chained."""
        if epoch == 0:
            return rate * self.start_factor
        if epoch > self.total_iters:
            return rate
        step = self.end_factor - self.start_factor
        return rate * (1 + step / (self.total_iters * self.start_factor + (epoch - 1) * step))


class ConstantLR(LRScheduler):
    def __init__(self, optimizer, factor=1.0 / 3, total_iters=5, last_epoch=-1, verbose=False):
        self.factor = factor
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        if epoch == 0:
            return rate * self.factor
        return rate / self.factor if epoch == self.total_iters else rate


class MultiplicativeLR(LambdaLR):
    def _rate(self, epoch, base, rate, index):
        functions = self.lr_lambdas
        function = functions[index] if isinstance(functions, (list, tuple)) else functions
        return rate * function(epoch) if epoch > 0 else rate


class PolynomialLR(LRScheduler):
    def __init__(self, optimizer, total_iters=5, power=1.0, last_epoch=-1):
        self.total_iters = total_iters
        self.power = power
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        return base * (1 - min(epoch, self.total_iters) / self.total_iters) ** self.power


class CosineAnnealingWarmRestarts(LRScheduler):
    def __init__(self, optimizer, T_0, T_mult=1, eta_min=0.0, last_epoch=-1, verbose=False):
        self.T_0 = T_0
        self.T_mult = T_mult
        self.eta_min = eta_min
        super().__init__(optimizer, last_epoch)

    def _rate(self, epoch, base, rate, index):
        length = self.T_0
        while epoch >= length:
            epoch -= length
            length *= self.T_mult
        turn = (1 + math.cos(math.pi * epoch / length)) / 2
        return self.eta_min + (base - self.eta_min) * turn


class _WithMomentum(LRScheduler):
    """A schedule that sets momenta, too: `_momentum` gives one from the epoch."""

    def _start(self, optimizer, cycle_momentum):
        group = optimizer.param_groups[0]
        if cycle_momentum and "momentum" not in group and "betas" not in group:
            raise ValueError(
                "optimizer must support momentum or beta1 with `cycle_momentum` option enabled")
        self.cycle_momentum = cycle_momentum

    def step(self, epoch=None):
        super().step(epoch)
        if not self.cycle_momentum:
            return
        momentum = self._momentum(self.last_epoch)
        for group in self.optimizer.param_groups:
            if "betas" in group:
                group["betas"] = (momentum,) + tuple(group["betas"][1:])
            else:
                group["momentum"] = momentum


class CyclicLR(_WithMomentum):
    def __init__(self, optimizer, base_lr, max_lr, step_size_up=2000, step_size_down=None,
                 mode="triangular", gamma=1.0, scale_fn=None, scale_mode="cycle",
                 cycle_momentum=True, base_momentum=0.8, max_momentum=0.9, last_epoch=-1,
                 verbose=False):
        self._start(optimizer, cycle_momentum)
        down = step_size_up if step_size_down is None else step_size_down
        self.total_size = step_size_up + down
        self.step_ratio = step_size_up / self.total_size
        self.mode = mode
        self.gamma = gamma
        self.scale_fn = scale_fn
        self.scale_mode = scale_mode
        self.base_lr = base_lr
        self.max_lr = max_lr
        self.base_momentum = base_momentum
        self.max_momentum = max_momentum
        for index, group in enumerate(optimizer.param_groups):
            rate = base_lr[index] if isinstance(base_lr, (list, tuple)) else base_lr
            group["lr"] = group["initial_lr"] = rate
        super().__init__(optimizer, last_epoch)

    def _share(self, epoch):
        cycle = math.floor(1 + epoch / self.total_size)
        x = 1.0 + epoch / self.total_size - cycle
        share = x / self.step_ratio if x <= self.step_ratio else (x - 1) / (self.step_ratio - 1)
        if self.scale_fn is not None:
            return share * self.scale_fn(cycle if self.scale_mode == "cycle" else epoch)
        if self.mode == "triangular2":
            return share / 2.0 ** (cycle - 1)
        return share * self.gamma ** epoch if self.mode == "exp_range" else share

    def _rate(self, epoch, base, rate, index):
        most = self.max_lr[index] if isinstance(self.max_lr, (list, tuple)) else self.max_lr
        return base + (most - base) * self._share(epoch)

    def _momentum(self, epoch):
        return self.max_momentum - (self.max_momentum - self.base_momentum) * self._share(epoch)


class OneCycleLR(_WithMomentum):
    def __init__(self, optimizer, max_lr, total_steps=None, epochs=None, steps_per_epoch=None,
                 pct_start=0.3, anneal_strategy="cos", cycle_momentum=True, base_momentum=0.85,
                 max_momentum=0.95, div_factor=25.0, final_div_factor=10000.0, three_phase=False,
                 last_epoch=-1, verbose=False):
        if total_steps is None and (epochs is None or steps_per_epoch is None):
            raise ValueError(
                "You must define either total_steps OR (epochs AND steps_per_epoch)")
        self._start(optimizer, cycle_momentum)
        self.total_steps = epochs * steps_per_epoch if total_steps is None else total_steps
        self.max_lr = max_lr
        self.div_factor = div_factor
        self.final_div_factor = final_div_factor
        self.anneal_strategy = anneal_strategy
        self.base_momentum = base_momentum
        self.max_momentum = max_momentum
        up, last = pct_start * self.total_steps - 1, self.total_steps - 1
        self._ends = [up, 2 * up, last] if three_phase else [up, last]
        for index, group in enumerate(optimizer.param_groups):
            group["initial_lr"] = self._largest(index) / div_factor
        super().__init__(optimizer, last_epoch)

    def _largest(self, index):
        return self.max_lr[index] if isinstance(self.max_lr, (list, tuple)) else self.max_lr

    def _between(self, epoch, values):
        """What stands between the ends of phases that have these values."""
        if epoch > self._ends[-1]:
            raise ValueError(
                f"Tried to step {epoch} times. The specified number of total steps is "
                f"{self.total_steps}")
        start = 0.0
        for place, end in enumerate(self._ends):
            if epoch <= end or place == len(self._ends) - 1:
                share = (epoch - start) / (end - start)
                first, second = values[place], values[place + 1]
                if self.anneal_strategy == "linear":
                    return first + (second - first) * share
                return second + (first - second) / 2 * (1 + math.cos(math.pi * share))
            start = end

    def _rate(self, epoch, base, rate, index):
        middle = [base] if len(self._ends) == 3 else []
        return self._between(
            epoch, [base, self._largest(index)] + middle + [base / self.final_div_factor])

    def _momentum(self, epoch):
        most, least = self.max_momentum, self.base_momentum
        return self._between(
            epoch, [most, least, most] + ([most] if len(self._ends) == 3 else []))


class SequentialLR:
    def __init__(self, optimizer, schedulers, milestones, last_epoch=-1, verbose=False):
        if len(milestones) != len(schedulers) - 1:
            raise ValueError(
                "Sequential Schedulers expects number of schedulers provided to be one more than "
                "the number of milestone points")
        self.optimizer = optimizer
        self._schedulers = schedulers
        self._milestones = milestones
        self.last_epoch = last_epoch + 1
        for group in optimizer.param_groups:
            group["lr"] = group["initial_lr"]
        for scheduler in schedulers:
            scheduler.last_epoch -= 1
        schedulers[0].step()
        self._last_lr = schedulers[0].get_last_lr()

    def step(self):
        self.last_epoch += 1
        place = len([milestone for milestone in self._milestones if milestone <= self.last_epoch])
        scheduler = self._schedulers[place]
        if place > 0 and self._milestones[place - 1] == self.last_epoch:
            for group in self.optimizer.param_groups:
                group["lr"] = group["initial_lr"]
            scheduler.step(0)
        else:
            scheduler.step()
        self._last_lr = scheduler.get_last_lr()

    def get_last_lr(self):
        return self._last_lr


class ChainedScheduler:
    def __init__(self, schedulers, optimizer=None):
        self._schedulers = schedulers
        self.optimizer = schedulers[-1].optimizer

    def step(self):
        for scheduler in self._schedulers:
            scheduler.step()

    def get_last_lr(self):
        return [group["lr"] for group in self.optimizer.param_groups]


class ReduceLROnPlateau:
    def __init__(self, optimizer, mode="min", factor=0.1, patience=10, threshold=1e-4,
                 threshold_mode="rel", cooldown=0, min_lr=0, eps=1e-8, verbose=False):
        self.optimizer = optimizer
        self.mode = mode
        self.factor = factor
        self.patience = patience
        self.threshold = threshold
        self.threshold_mode = threshold_mode
        self.cooldown = cooldown
        self.min_lr = min_lr
        self.eps = eps
        self.best = math.inf if mode == "min" else -math.inf
        self.num_bad_epochs = 0
        self.cooldown_counter = 0

    def _is_better(self, value):
        sign = 1 if self.mode == "min" else -1
        if self.threshold_mode == "rel":
            return sign * value < sign * self.best * (1 - sign * self.threshold)
        return sign * value < sign * self.best - self.threshold

    def step(self, metrics, epoch=None):
        value = float(metrics)
        if self._is_better(value):
            self.best = value
            self.num_bad_epochs = 0
        else:
            self.num_bad_epochs += 1
        if self.cooldown_counter > 0:
            self.cooldown_counter -= 1
            self.num_bad_epochs = 0
        if self.num_bad_epochs > self.patience:
            for group in self.optimizer.param_groups:
                rate = max(group["lr"] * self.factor, self.min_lr)
                if group["lr"] - rate > self.eps:
                    group["lr"] = rate
            self.cooldown_counter = self.cooldown
            self.num_bad_epochs = 0

    def get_last_lr(self):
        return [group["lr"] for group in self.optimizer.param_groups]

    def state_dict(self):
        return {name: value for name, value in vars(self).items() if name != "optimizer"}

    def load_state_dict(self, state_dict):
        for name, value in state_dict.items():
            setattr(self, name, value)
