"""Distributions that are seldom, and those of several numbers."""

import math
import torch
from torch.distributions import Categorical, Distribution, Normal, _one_of, _size, _tensors


class _Counts(Distribution):
    """How often something happens: by its share or the logarithm of its odds."""

    def _given(self, probs, logits, count=None):
        _one_of(type(self).__name__, probs, logits)
        values = _tensors(probs if logits is None else logits, *([] if count is None else [count]))
        if logits is None:
            self.probs = values[0]
            near = self.probs.clamp(min=1.1920928955078125e-07, max=1 - 1.1920928955078125e-07)
            self.logits = torch.log(near) - torch.log1p(-near)
        else:
            self.logits = values[0]
            self.probs = torch.sigmoid(self.logits)
        if count is not None:
            self.total_count = values[1]
        super().__init__(values[0].shape)


class Binomial(_Counts):
    _shown = ("total_count", "probs", "logits")

    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self._given(probs, logits, total_count)

    @property
    def mean(self):
        return self.total_count * self.probs

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            return torch.binomial(self.total_count.expand(shape), self.probs.expand(shape))

    def log_prob(self, value):
        ways = (torch.lgamma(self.total_count + 1) - torch.lgamma(value + 1)
                - torch.lgamma(self.total_count - value + 1))
        log = torch.nn.functional.logsigmoid
        return ways + value * log(self.logits) + (self.total_count - value) * log(-self.logits)


class Geometric(_Counts):
    _shown = ("probs",)

    def __init__(self, probs=None, logits=None, validate_args=None):
        self._given(probs, logits)

    @property
    def mean(self):
        return 1 / self.probs - 1

    @property
    def variance(self):
        return (1 / self.probs - 1) / self.probs

    def sample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        with torch.no_grad():
            noise = torch.rand(shape).clamp(min=1.1754943508222875e-38)
            return (noise.log() / (-self.probs).log1p()).floor()

    def log_prob(self, value):
        return value * (-self.probs).log1p() + self.probs.log()

    def entropy(self):
        return torch.nn.functional.binary_cross_entropy_with_logits(
            self.logits, self.probs, reduction="none") / self.probs


class Poisson(Distribution):
    _shown = ("rate",)

    def __init__(self, rate, validate_args=None):
        self.rate, = _tensors(rate)
        super().__init__(self.rate.shape)

    @property
    def mean(self):
        return self.rate

    variance = mean

    def sample(self, sample_shape=()):
        with torch.no_grad():
            return torch.poisson(self.rate.expand(self._shape(sample_shape)))

    def log_prob(self, value):
        return torch.xlogy(value, self.rate) - self.rate - torch.lgamma(value + 1)


class _Choices(Distribution):
    """Draws of a categorical distribution, counted or marked along the last dimension."""

    def _given(self, probs, logits):
        self._categorical = Categorical(probs=probs, logits=logits)
        self.probs, self.logits = self._categorical.probs, self._categorical.logits
        self.event_shape = torch.Size(self.probs.shape[-1:])
        super().__init__(self._categorical.batch_shape)


class Multinomial(_Choices):
    def __init__(self, total_count=1, probs=None, logits=None, validate_args=None):
        self.total_count = total_count
        self._given(probs, logits)

    @property
    def mean(self):
        return self.probs * self.total_count

    @property
    def variance(self):
        return self.total_count * self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        drawn = self._categorical.sample((self.total_count,) + _size(sample_shape))
        drawn = drawn.movedim(0, -1)
        counts = torch.zeros(self._shape(sample_shape))
        return counts.scatter_add(-1, drawn, torch.ones(drawn.shape))

    def log_prob(self, value):
        ways = torch.lgamma(value.sum(-1) + 1) - torch.lgamma(value + 1).sum(-1)
        return ways + (torch.where(value == 0, 0.0, value * self.logits)).sum(-1)

    def __repr__(self):
        return "Multinomial()"


class OneHotCategorical(_Choices):
    def __init__(self, probs=None, logits=None, validate_args=None):
        self._given(probs, logits)

    @property
    def mean(self):
        return self.probs

    @property
    def variance(self):
        return self.probs * (1 - self.probs)

    def sample(self, sample_shape=()):
        drawn = self._categorical.sample(sample_shape)
        return torch.nn.functional.one_hot(drawn, self.probs.size(-1)).float()

    def log_prob(self, value):
        return self._categorical.log_prob(value.argmax(-1))

    def entropy(self):
        return self._categorical.entropy()


class MultivariateNormal(Distribution):
    _shown = ("loc", "covariance_matrix")

    def __init__(self, loc, covariance_matrix=None, precision_matrix=None, scale_tril=None,
                 validate_args=None):
        if scale_tril is not None:
            low = scale_tril
            self.covariance_matrix = low @ low.mT
        else:
            self.covariance_matrix = (
                covariance_matrix if precision_matrix is None
                else torch.linalg.inv(precision_matrix))
            low = torch.linalg.cholesky(self.covariance_matrix)
        self.loc, self.scale_tril = loc, low
        self.event_shape = torch.Size(loc.shape[-1:])
        super().__init__(loc.shape[:-1])

    @property
    def mean(self):
        return self.loc

    mode = mean

    @property
    def precision_matrix(self):
        return torch.linalg.inv(self.covariance_matrix)

    @property
    def variance(self):
        return (self.scale_tril ** 2).sum(-1)

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        noise = torch.normal(torch.zeros(shape), torch.ones(shape))
        return self.loc + (self.scale_tril @ noise.unsqueeze(-1)).squeeze(-1)

    def _half_log_det(self):
        return self.scale_tril.diagonal(dim1=-2, dim2=-1).log().sum(-1)

    def log_prob(self, value):
        apart = (value - self.loc).unsqueeze(-1)
        low = self.scale_tril.expand(*apart.shape[:-2], *self.scale_tril.shape[-2:])
        size = (torch.linalg.solve(low, apart) ** 2).sum((-2, -1))
        count = self.loc.size(-1)
        return -0.5 * (count * math.log(2 * math.pi) + size) - self._half_log_det()

    def entropy(self):
        count = self.loc.size(-1)
        return 0.5 * count * (1 + math.log(2 * math.pi)) + self._half_log_det()


def _gamma_noise(concentration):
    """Marsaglia and Tsang's way."""
    values = []
    for a in concentration.detach().flatten().tolist():
        boost = 1.0
        if a < 1:
            boost, a = torch.rand(()).item() ** (1 / a), a + 1
        d = a - 1 / 3
        c = 1 / math.sqrt(9 * d)
        while True:
            x = torch.randn(()).item()
            v = (1 + c * x) ** 3
            if v > 0:
                u = torch.rand(()).item()
                if u > 0 and math.log(u) < 0.5 * x * x + d - d * v + d * math.log(v):
                    break
        values.append(boost * d * v)
    return torch.tensor(values).reshape(concentration.shape)


class Gamma(Distribution):
    _shown = ("concentration", "rate")

    def __init__(self, concentration, rate, validate_args=None):
        self.concentration, self.rate = _tensors(concentration, rate)
        super().__init__(self.rate.shape)

    @property
    def mean(self):
        return self.concentration / self.rate

    @property
    def mode(self):
        return ((self.concentration - 1) / self.rate).clamp(min=0)

    @property
    def variance(self):
        return self.concentration / self.rate ** 2

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        return _gamma_noise(self.concentration.expand(shape)) / self.rate

    def log_prob(self, value):
        a = self.concentration
        return (torch.xlogy(a, self.rate) + torch.xlogy(a - 1, value) - self.rate * value
                - torch.lgamma(a))

    def entropy(self):
        a = self.concentration
        return a - torch.log(self.rate) + torch.lgamma(a) + (1.0 - a) * torch.digamma(a)


class Chi2(Gamma):
    _shown = ("df",)

    def __init__(self, df, validate_args=None):
        self.df, = _tensors(df)
        super().__init__(0.5 * self.df, 0.5)


class Dirichlet(Distribution):
    _shown = ("concentration",)

    def __init__(self, concentration, validate_args=None):
        self.concentration = concentration
        self.event_shape = torch.Size(concentration.shape[-1:])
        super().__init__(concentration.shape[:-1])

    @property
    def mean(self):
        return self.concentration / self.concentration.sum(-1, True)

    @property
    def variance(self):
        total = self.concentration.sum(-1, True)
        return self.concentration * (total - self.concentration) / (total ** 2 * (total + 1))

    def rsample(self, sample_shape=()):
        noise = _gamma_noise(self.concentration.expand(self._shape(sample_shape)))
        return noise / noise.sum(-1, True)

    def log_prob(self, value):
        a = self.concentration
        return (torch.xlogy(a - 1.0, value).sum(-1) + torch.lgamma(a.sum(-1))
                - torch.lgamma(a).sum(-1))

    def entropy(self):
        a, count = self.concentration, self.concentration.size(-1)
        total = a.sum(-1)
        return (torch.lgamma(a).sum(-1) - torch.lgamma(total)
                - (count - total) * torch.digamma(total)
                - ((a - 1.0) * torch.digamma(a)).sum(-1))


class Beta(Distribution):
    def __init__(self, concentration1, concentration0, validate_args=None):
        pair = _tensors(concentration1, concentration0)
        self.concentration1, self.concentration0 = pair
        self._dirichlet = Dirichlet(torch.stack(pair, -1))
        super().__init__(pair[0].shape)

    @property
    def mean(self):
        return self.concentration1 / (self.concentration1 + self.concentration0)

    @property
    def variance(self):
        total = self.concentration1 + self.concentration0
        return self.concentration1 * self.concentration0 / (total ** 2 * (total + 1))

    def rsample(self, sample_shape=()):
        return self._dirichlet.rsample(sample_shape).select(-1, 0)

    def log_prob(self, value):
        value = torch.as_tensor(value)
        return self._dirichlet.log_prob(torch.stack([value, 1.0 - value], -1))

    def entropy(self):
        return self._dirichlet.entropy()

    def __repr__(self):
        return "Beta()"


class HalfNormal(Distribution):
    _shown = ("scale",)

    def __init__(self, scale, validate_args=None):
        self._normal = Normal(0.0, scale)
        self.scale = self._normal.scale
        super().__init__(self.scale.shape)

    @property
    def mean(self):
        return self.scale * math.sqrt(2 / math.pi)

    @property
    def variance(self):
        return self.scale ** 2 * (1 - 2 / math.pi)

    def rsample(self, sample_shape=()):
        return self._normal.rsample(sample_shape).abs()

    def log_prob(self, value):
        return self._normal.log_prob(value) + math.log(2)

    def entropy(self):
        return self._normal.entropy() - math.log(2)


class _Placed(Distribution):
    """A distribution with a place and a width."""

    _shown = ("loc", "scale")

    def __init__(self, loc, scale, validate_args=None):
        self.loc, self.scale = _tensors(loc, scale)
        super().__init__(self.loc.shape)


class Cauchy(_Placed):
    def rsample(self, sample_shape=()):
        noise = torch.empty(self._shape(sample_shape)).cauchy_()
        return self.loc + noise * self.scale

    def log_prob(self, value):
        return (-math.log(math.pi) - self.scale.log()
                - (((value - self.loc) / self.scale) ** 2).log1p())

    def cdf(self, value):
        return torch.atan((value - self.loc) / self.scale) / math.pi + 0.5

    def entropy(self):
        return math.log(4 * math.pi) + self.scale.log()


class Gumbel(_Placed):
    @property
    def mean(self):
        return self.loc + self.scale * 0.57721566490153286060

    @property
    def variance(self):
        return (math.pi / math.sqrt(6)) ** 2 * self.scale ** 2

    def rsample(self, sample_shape=()):
        noise = torch.rand(self._shape(sample_shape)).clamp(1.1754943508222875e-38, 0.99999994)
        return self.loc - self.scale * torch.log(-torch.log(noise))

    def log_prob(self, value):
        y = (self.loc - value) / self.scale
        return y - y.exp() - self.scale.log()

    def entropy(self):
        return self.scale.log() + 1.57721566490153286060


class StudentT(Distribution):
    _shown = ("df", "loc", "scale")

    def __init__(self, df, loc=0.0, scale=1.0, validate_args=None):
        self.df, self.loc, self.scale = _tensors(df, loc, scale)
        super().__init__(self.df.shape)

    @property
    def mean(self):
        return torch.where(self.df > 1, self.loc, float("nan"))

    @property
    def variance(self):
        wide = self.scale ** 2 * self.df / (self.df - 2)
        return torch.where(self.df > 2, wide, float("inf"))

    def rsample(self, sample_shape=()):
        shape = self._shape(sample_shape)
        noise = torch.randn(shape)
        spread = _gamma_noise((self.df / 2).expand(shape)) * 2
        return self.loc + self.scale * noise * torch.rsqrt(spread / self.df)

    def log_prob(self, value):
        y = (value - self.loc) / self.scale
        whole = (self.scale.log() + 0.5 * self.df.log() + 0.5 * math.log(math.pi)
                 + torch.lgamma(0.5 * self.df) - torch.lgamma(0.5 * (self.df + 1.0)))
        return -0.5 * (self.df + 1.0) * torch.log1p(y ** 2 / self.df) - whole


class MixtureSameFamily(Distribution):
    def __init__(self, mixture_distribution, component_distribution, validate_args=None):
        self.mixture_distribution = mixture_distribution
        self.component_distribution = component_distribution
        self.event_shape = component_distribution.event_shape
        super().__init__(component_distribution.batch_shape[:-1])

    @property
    def mean(self):
        probs = self.mixture_distribution.probs
        for _ in self.event_shape:
            probs = probs.unsqueeze(-1)
        return (probs * self.component_distribution.mean).sum(-1 - len(self.event_shape))

    def log_prob(self, value):
        value = value.unsqueeze(-1 - len(self.event_shape))
        return torch.logsumexp(
            self.component_distribution.log_prob(value) + self.mixture_distribution.logits, -1)

    def sample(self, sample_shape=()):
        with torch.no_grad():
            which = self.mixture_distribution.sample(sample_shape)
            values = self.component_distribution.sample(sample_shape)
            dim = which.dim()
            which = which.unsqueeze(-1)
            for _ in self.event_shape:
                which = which.unsqueeze(-1)
            shape = list(values.shape)
            shape[dim] = 1
            return values.gather(dim, which.expand(shape)).squeeze(dim)
