"""Data that scikit-learn computes, from the numbers that its generator draws."""

import numpy as np
from sklearn.utils import Bunch, _draw_distinct, check_random_state, shuffle as _shuffle


def _two_counts(n_samples):
    if isinstance(n_samples, int):
        return n_samples // 2, n_samples - n_samples // 2
    if len(n_samples) != 2:
        raise ValueError("`n_samples` can be either an int or a two-element tuple.")
    return n_samples


def _two_classes(outer, inner, shuffle, noise, generator):
    X = np.vstack([np.append(outer[0], inner[0]), np.append(outer[1], inner[1])]).T
    y = np.hstack([np.zeros(len(outer[0]), dtype=int), np.ones(len(inner[0]), dtype=int)])
    if shuffle:
        X, y = _shuffle(X, y, random_state=generator)
    if noise is not None:
        X = X + generator.normal(scale=noise, size=X.shape)
    return X, y


def make_moons(n_samples=100, *, shuffle=True, noise=None, random_state=None):
    generator = check_random_state(random_state)
    n_outer, n_inner = _two_counts(n_samples)
    outer = np.linspace(0, np.pi, n_outer)
    inner = np.linspace(0, np.pi, n_inner)
    return _two_classes((np.cos(outer), np.sin(outer)),
                        (1 - np.cos(inner), 1 - np.sin(inner) - 0.5), shuffle, noise, generator)


def make_circles(n_samples=100, *, shuffle=True, noise=None, random_state=None, factor=0.8):
    generator = check_random_state(random_state)
    n_outer, n_inner = _two_counts(n_samples)
    outer = np.linspace(0, 2 * np.pi, n_outer, endpoint=False)
    inner = np.linspace(0, 2 * np.pi, n_inner, endpoint=False)
    return _two_classes((np.cos(outer), np.sin(outer)),
                        (np.cos(inner) * factor, np.sin(inner) * factor), shuffle, noise,
                        generator)


def make_blobs(n_samples=100, n_features=2, *, centers=None, cluster_std=1.0,
               center_box=(-10.0, 10.0), shuffle=True, random_state=None, return_centers=False):
    generator = check_random_state(random_state)
    if centers is None:
        centers = 3 if isinstance(n_samples, int) else len(n_samples)
    if isinstance(centers, int):
        centers = generator.uniform(center_box[0], center_box[1], size=(centers, n_features))
    centers = np.array(centers, dtype=float)
    count, n_features = centers.shape
    if isinstance(n_samples, int):
        sizes = [n_samples // count + (i < n_samples % count) for i in range(count)]
    else:
        sizes = list(n_samples)
        if len(sizes) != count:
            raise ValueError(
                "Length of `n_samples` not consistent with number of centers. "
                f"Got n_samples = {n_samples} and centers = {centers}")
    spreads = [cluster_std] * count if np.ndim(cluster_std) == 0 else cluster_std
    if len(spreads) != count:
        raise ValueError(
            "Length of `clusters_std` not consistent with number of centers. "
            f"Got centers = {centers} and cluster_std = {cluster_std}")
    X = np.vstack([
        center + spread * generator.standard_normal((size, n_features))
        for center, spread, size in zip(centers, spreads, sizes)])
    y = np.repeat(np.arange(count), sizes)
    if shuffle:
        X, y = _shuffle(X, y, random_state=generator)
    return (X, y, centers) if return_centers else (X, y)


def make_regression(n_samples=100, n_features=100, *, n_informative=10, n_targets=1, bias=0.0,
                    effective_rank=None, tail_strength=0.5, noise=0.0, shuffle=True, coef=False,
                    random_state=None):
    if effective_rank is not None:
        raise NotImplementedError("make_regression() has no effective_rank here")
    n_informative = min(n_features, n_informative)
    generator = check_random_state(random_state)
    X = generator.standard_normal((n_samples, n_features))
    truth = np.zeros((n_features, n_targets))
    truth[:n_informative, :] = 100 * generator.uniform(size=(n_informative, n_targets))
    y = X @ truth + bias
    if noise > 0.0:
        y = y + generator.normal(scale=noise, size=y.shape)
    if shuffle:
        X, y = _shuffle(X, y, random_state=generator)
        columns = np.arange(n_features)
        generator.shuffle(columns)
        X = X[:, columns]
        truth = truth[columns]
    y = np.squeeze(y)
    return (X, y, np.squeeze(truth)) if coef else (X, y)


def _hypercube(count, dimensions, generator):
    """Distinct corners of a cube, as zeros and ones."""
    if dimensions > 30:
        return np.hstack([generator.randint(2, size=(count, dimensions - 30)),
                          _hypercube(count, 30, generator)])
    corners = _draw_distinct(2 ** dimensions, count, generator)
    return np.array(
        [[c // 2 ** bit % 2 for bit in range(dimensions - 1, -1, -1)] for c in corners],
        dtype=float)


def make_classification(n_samples=100, n_features=20, *, n_informative=2, n_redundant=2,
                        n_repeated=0, n_classes=2, n_clusters_per_class=2, weights=None,
                        flip_y=0.01, class_sep=1.0, hypercube=True, shift=0.0, scale=1.0,
                        shuffle=True, random_state=None):
    generator = check_random_state(random_state)
    if n_informative + n_redundant + n_repeated > n_features:
        raise ValueError("Number of informative, redundant and repeated features must sum to less"
                         " than the number of total features")
    n_clusters = n_classes * n_clusters_per_class
    if n_clusters > 2 ** n_informative:
        raise ValueError(
            f"n_classes({n_classes}) * n_clusters_per_class({n_clusters_per_class}) must be smaller"
            f" or equal 2**n_informative({n_informative})={2 ** n_informative}")
    weights = [1.0 / n_classes] * n_classes if weights is None else list(weights)
    if len(weights) == n_classes - 1:
        weights.append(1.0 - sum(weights))
    if len(weights) != n_classes:
        raise ValueError("Weights specified but incompatible with number of classes.")
    sizes = [int(n_samples * weights[k % n_classes] / n_clusters_per_class)
             for k in range(n_clusters)]
    for i in range(n_samples - sum(sizes)):
        sizes[i % n_clusters] += 1

    centroids = _hypercube(n_clusters, n_informative, generator) * (2 * class_sep) - class_sep
    if not hypercube:
        centroids = centroids * generator.uniform(size=(n_clusters, 1))
        centroids = centroids * generator.uniform(size=(1, n_informative))
    X = np.zeros((n_samples, n_features))
    y = np.zeros(n_samples, dtype=int)
    X[:, :n_informative] = generator.standard_normal((n_samples, n_informative))
    stop = 0
    for k, centroid in enumerate(centroids):
        start, stop = stop, stop + sizes[k]
        y[start:stop] = k % n_classes
        mixing = 2 * generator.uniform(size=(n_informative, n_informative)) - 1
        X[start:stop, :n_informative] = X[start:stop, :n_informative] @ mixing + centroid
    n = n_informative + n_redundant
    if n_redundant > 0:
        mixing = 2 * generator.uniform(size=(n_informative, n_redundant)) - 1
        X[:, n_informative:n] = X[:, :n_informative] @ mixing
    if n_repeated > 0:
        columns = ((n - 1) * generator.uniform(size=n_repeated) + 0.5).astype(int)
        X[:, n:n + n_repeated] = X[:, columns]
    n_random = n_features - n - n_repeated
    if n_random > 0:
        X[:, n_features - n_random:] = generator.standard_normal((n_samples, n_random))
    if flip_y >= 0.0:
        flipped = np.flatnonzero(generator.uniform(size=n_samples) < flip_y)
        y[flipped] = generator.randint(n_classes, size=len(flipped))
    if shift is None:
        shift = (2 * generator.uniform(size=n_features) - 1) * class_sep
    X = X + shift
    if scale is None:
        scale = 1 + 100 * generator.uniform(size=n_features)
    X = X * scale
    if shuffle:
        X, y = _shuffle(X, y, random_state=generator)
        columns = np.arange(n_features)
        generator.shuffle(columns)
        X = X[:, columns]
    return X, y


def make_friedman1(n_samples=100, n_features=10, *, noise=0.0, random_state=None):
    generator = check_random_state(random_state)
    X = generator.uniform(size=(n_samples, n_features))
    y = (10 * np.sin(np.pi * X[:, 0] * X[:, 1]) + 20 * (X[:, 2] - 0.5) ** 2 + 10 * X[:, 3]
         + 5 * X[:, 4] + noise * generator.standard_normal(n_samples))
    return X, y


def make_swiss_roll(n_samples=100, *, noise=0.0, random_state=None, hole=False):
    if hole:
        raise NotImplementedError("make_swiss_roll() has no hole here")
    generator = check_random_state(random_state)
    t = 1.5 * np.pi * (1 + 2 * generator.uniform(size=n_samples))
    y = 21 * generator.uniform(size=n_samples)
    X = np.vstack((t * np.cos(t), y, t * np.sin(t)))
    return (X + noise * generator.standard_normal((3, n_samples))).T, t


def make_s_curve(n_samples=100, *, noise=0.0, random_state=None):
    generator = check_random_state(random_state)
    t = 3 * np.pi * (generator.uniform(size=(1, n_samples)) - 0.5)[0]
    y = 2.0 * generator.uniform(size=n_samples)
    X = np.vstack((np.sin(t), y, np.sign(t) * (np.cos(t) - 1)))
    return (X + noise * generator.standard_normal((3, n_samples))).T, t


def __getattr__(name):
    if not name.startswith(("load_", "fetch_")):
        raise AttributeError(f"module 'sklearn.datasets' has no attribute '{name}'")

    def outside(*args, **options):
        raise NotImplementedError(
            f"{name}() needs data from outside, and a program has none but the files it is lent: "
            "write the data as a file of comma-separated values, and read that with np.loadtxt")
    return outside
