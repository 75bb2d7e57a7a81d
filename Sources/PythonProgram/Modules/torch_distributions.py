"""Distributions: samples as PyTorch draws them, their probabilities and entropies."""

import math
import torch


def _size(sample_shape):
    return (sample_shape,) if isinstance(sample_shape, int) else tuple(sample_shape)


def _tensors(*values):
    values = [
        value if isinstance(value, torch.Tensor) else torch.tensor(float(value))
        for value in values
    ]
    return torch.broadcast_tensors(*values)


def _one_of(name, probs, logits):
    if (probs is None) == (logits is None):
        raise ValueError("Either `probs` or `logits` must be specified, but not both.")


class Distribution:
    event_shape = ()
    _shown = ()

    def __init__(self, batch_shape):
        self.batch_shape = tuple(batch_shape)

    def _check(self, name, value, is_right, constraint):
        if not bool(is_right.all()):
            raise ValueError(
                f"Expected parameter {name} (Tensor of shape {tuple(value.shape)}) of "
                f"distribution {self} to satisfy the constraint {constraint}, but found invalid "
                f"values:\n{value}")

    def _shape(self, sample_shape):
        return _size(sample_shape) + self.batch_shape + tuple(self.event_shape)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return self.rsample(sample_shape)

    def rsample(self, sample_shape=()):
        raise NotImplementedError

    def log_prob(self, value):
        raise NotImplementedError

    def cdf(self, value):
        raise NotImplementedError

    def entropy(self):
        raise NotImplementedError

    def sample_n(self, n):
        return self.sample((n,))

    @property
    def stddev(self):
        return self.variance.sqrt()

    def perplexity(self):
        return torch.exp(self.entropy())

    def __repr__(self):
        shown = []
        for name in self._shown:
            value = getattr(self, name)
            shown.append(f"{name}: {value if value.numel() == 1 else value.size()}")
        return f"{type(self).__name__}({', '.join(shown)})"


class Normal(Distribution):
    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)
        self._check("scale", self.scale, self.scale > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.loc

    @property
    def mode(self):
        return self.loc

    @property
    def stddev(self):
        return self.scale

    @property
    def variance(self):
        return self.scale ** 2

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            return torch.normal(
                self.loc.expand(shape).contiguous(), self.scale.expand(shape).contiguous())

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        noise = torch.normal(torch.zeros(shape), torch.ones(shape))
        return self.loc + noise * self.scale

    def log_prob(self, value):
        return (
            -((value - self.loc) ** 2) / (2 * self.variance)
            - self.scale.log() - math.log(math.sqrt(2 * math.pi))
        )

    def cdf(self, value):
        return 0.5 * (1 + torch.erf((value - self.loc) * self.scale.reciprocal() / math.sqrt(2)))

    def entropy(self):
        return 0.5 + 0.5 * math.log(2 * math.pi) + torch.log(self.scale)


class LogNormal(Normal):
    @property
    def mean(self):
        return (self.loc + self.scale ** 2 / 2).exp()

    def sample(self, sample_shape=()):
        return super().sample(sample_shape).exp()

    def rsample(self, sample_shape=()):
        return super().rsample(sample_shape).exp()

    def log_prob(self, value):
        return super().log_prob(value.log()) - value.log()


class Uniform(Distribution):
    _shown = ("low", "high")

    def __init__(self, low, high, validate_args=None):
        self.low, self.high = _tensors(low, high)
        super().__init__(self.low.shape)
        if not bool((self.low < self.high).all()):
            raise ValueError("Uniform is not defined when low>= high")

    @property
    def mean(self):
        return (self.high + self.low) / 2

    @property
    def variance(self):
        return (self.high - self.low) ** 2 / 12

    @property
    def stddev(self):
        return (self.high - self.low) / 12 ** 0.5

    def rsample(self, sample_shape=()):
        share = torch.rand(self._shape(sample_shape), dtype=self.low.dtype)
        return self.low + share * (self.high - self.low)

    def log_prob(self, value):
        inside = (self.low <= value) & (self.high > value)
        return torch.log(inside.to(self.low.dtype)) - torch.log(self.high - self.low)

    def cdf(self, value):
        return ((value - self.low) / (self.high - self.low)).clamp(min=0, max=1)

    def entropy(self):
        return torch.log(self.high - self.low)


class Exponential(Distribution):
    _shown = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        super().__init__(self.rate.shape)
        self._check("rate", self.rate, self.rate > 0, "GreaterThan(lower_bound=0.0)")

    @property
    def mean(self):
        return self.rate.reciprocal()

    @property
    def stddev(self):
        return self.rate.reciprocal()

    @property
    def variance(self):
        return self.rate.pow(-2)

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        return torch.zeros(shape, dtype=self.rate.dtype).exponential_() / self.rate

    def log_prob(self, value):
        return self.rate.log() - self.rate * value

    def cdf(self, value):
        return 1 - torch.exp(-self.rate * value)

    def entropy(self):
        return 1.0 - torch.log(self.rate)


class Laplace(Distribution):
    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)

    @property
    def mean(self):
        return self.loc

    @property
    def variance(self):
        return 2 * self.scale.pow(2)

    @property
    def stddev(self):
        return 2 ** 0.5 * self.scale

    def rsample(self, sample_shape=()):
        # float32's epsilon, as PyTorch keeps away from −1.
        share = torch.zeros(self._shape(sample_shape)).uniform_(1.1920928955078125e-07 - 1, 1)
        return self.loc - self.scale * share.sign() * torch.log1p(-share.abs())

    def log_prob(self, value):
        return -torch.log(2 * self.scale) - torch.abs(value - self.loc) / self.scale

    def entropy(self):
        return 1 + torch.log(2 * self.scale)


class Bernoulli(Distribution):
    _shown = ("probs",)

    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of("Bernoulli", probs, logits)
        if logits is None:
            self.probs, = _tensors(probs)
            inside = (self.probs >= 0) & (self.probs <= 1)
            super().__init__(self.probs.shape)
            self._check("probs", self.probs, inside, "Interval(lower_bound=0.0, upper_bound=1.0)")
            near = self.probs.clamp(min=1.1920928955078125e-07, max=1 - 1.1920928955078125e-07)
            self.logits = torch.log(near) - torch.log1p(-near)
        else:
            self.logits, = _tensors(logits)
            self.probs = torch.sigmoid(self.logits)
            self._shown = ("logits",)
            super().__init__(self.logits.shape)

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.bernoulli(self.probs.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        logits, value = torch.broadcast_tensors(self.logits, value)
        return -torch.nn.functional.binary_cross_entropy_with_logits(
            logits, value, reduction="none")

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(
            self.logits, self.probs, reduction="none")


class Categorical(Distribution):
    def __init__(self, probs=None, logits=None, validate_args=None):
        _one_of("Categorical", probs, logits)
        given = probs if logits is None else logits
        if given.ndim < 1:
            raise ValueError("`probs` parameter must be at least one-dimensional.")
        self._shown = ("probs",) if logits is None else ("logits",)
        super().__init__(given.shape[:-1])
        if logits is None:
            self.probs = probs
            self._check("probs", probs, probs >= 0, "Simplex()")
            self.probs = probs / probs.sum(-1, keepdim=True)
            near = self.probs.clamp(min=1.1920928955078125e-07, max=1 - 1.1920928955078125e-07)
            self.logits = torch.log(near)
        else:
            self.logits = logits - logits.logsumexp(-1, keepdim=True)
            self.probs = torch.softmax(self.logits, -1)

    @property
    def mode(self):
        return self.probs.argmax(-1)

    def sample(self, sample_shape=()):
        size = _size(sample_shape)
        count = 1
        for extent in size:
            count *= extent
        rows = self.probs.detach().reshape(-1, self.probs.size(-1))
        drawn = torch.multinomial(rows, count, True)
        return drawn.t().reshape(size + self.batch_shape)

    def log_prob(self, value):
        value = value.long().unsqueeze(-1)
        shape = torch.broadcast_shapes(tuple(value.shape[:-1]), self.batch_shape)
        logits = self.logits.expand(tuple(shape) + (self.logits.size(-1),))
        return logits.gather(-1, value.expand(tuple(shape) + (1,))).squeeze(-1)

    def entropy(self):
        return -(self.logits * self.probs).sum(-1)


class Independent(Distribution):
    """A distribution whose last dimensions are one event."""

    def __init__(self, base_distribution, reinterpreted_batch_ndims, validate_args=None):
        self.base_dist, self._count = base_distribution, reinterpreted_batch_ndims
        shape = base_distribution.batch_shape
        self.event_shape = shape[len(shape) - reinterpreted_batch_ndims:]
        super().__init__(shape[:len(shape) - reinterpreted_batch_ndims])

    @property
    def mean(self):
        return self.base_dist.mean

    @property
    def variance(self):
        return self.base_dist.variance

    def sample(self, sample_shape=()):
        return self.base_dist.sample(sample_shape)

    def rsample(self, sample_shape=()):
        return self.base_dist.rsample(sample_shape)

    def _summed(self, value):
        for _ in range(self._count):
            value = value.sum(-1)
        return value

    def log_prob(self, value):
        return self._summed(self.base_dist.log_prob(value))

    def entropy(self):
        return self._summed(self.base_dist.entropy())


def kl_divergence(p, q):
    if isinstance(p, Normal) and isinstance(q, Normal):
        ratio = (p.scale / q.scale).pow(2)
        return 0.5 * (ratio + ((p.loc - q.loc) / q.scale).pow(2) - 1 - ratio.log())
    if isinstance(p, Categorical) and isinstance(q, Categorical):
        return (p.probs * (p.logits - q.logits)).sum(-1)
    if isinstance(p, Bernoulli) and isinstance(q, Bernoulli):
        return p.probs * (p.probs / q.probs).log() + (1 - p.probs) * (
            (1 - p.probs) / (1 - q.probs)).log()
    if isinstance(p, Exponential) and isinstance(q, Exponential):
        ratio = q.rate / p.rate
        return -ratio.log() + ratio - 1
    if isinstance(p, Independent) and isinstance(q, Independent):
        return p._summed(kl_divergence(p.base_dist, q.base_dist))
    raise NotImplementedError(
        f"No KL(p || q) is implemented for p type {type(p).__name__} and q type "
        f"{type(q).__name__}")


from torch.distributions._more import *
