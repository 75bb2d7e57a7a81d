"""Lines through data, by least squares."""

import numpy as np
from sklearn.metrics import r2_score


class LinearRegression:
    _strength = 0.0

    def __init__(self, *, fit_intercept=True, **options):
        self.fit_intercept = fit_intercept

    def fit(self, X, y, sample_weight=None):
        X, y = np.asarray(X).astype(float), np.asarray(y).astype(float)
        if X.ndim != 2:
            raise ValueError(
                f"Expected 2D array, got {X.ndim}D array instead. Reshape your data either using "
                "array.reshape(-1, 1) if your data has a single feature or array.reshape(1, -1) if "
                "it contains a single sample.")
        self.n_features_in_ = X.shape[1]
        if self.fit_intercept:
            x_mean, y_mean = X.mean(axis=0), y.mean(axis=0)
        else:
            x_mean, y_mean = np.zeros(X.shape[1]), np.zeros(y.shape[1:])
        self.coef_ = np.transpose(self._solved(X - x_mean, y - y_mean))
        self.intercept_ = y_mean - self.coef_ @ x_mean if self.fit_intercept else 0.0
        return self

    def _solved(self, X, y):
        return np.linalg.lstsq(X, y, rcond=None)[0]

    def predict(self, X):
        return np.asarray(X) @ np.transpose(self.coef_) + self.intercept_

    def score(self, X, y, sample_weight=None):
        return r2_score(y, self.predict(X))


class Ridge(LinearRegression):
    def __init__(self, alpha=1.0, *, fit_intercept=True, **options):
        self.alpha, self.fit_intercept = alpha, fit_intercept

    def _solved(self, X, y):
        return np.linalg.solve(X.T @ X + self.alpha * np.eye(X.shape[1]), X.T @ y)
