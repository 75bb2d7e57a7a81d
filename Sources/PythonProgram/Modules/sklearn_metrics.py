"""How near predictions are to what was to be predicted."""

import numpy as np


def _values(y):
    return np.asarray(y).ravel()


def accuracy_score(y_true, y_pred, *, normalize=True, sample_weight=None):
    right = _values(y_true) == _values(y_pred)
    return float(right.mean()) if normalize else int(right.sum())


def confusion_matrix(y_true, y_pred, *, labels=None, **options):
    true, predicted = _values(y_true), _values(y_pred)
    labels = np.unique(np.append(true, predicted)) if labels is None else labels
    return np.array(
        [[int(((true == row) & (predicted == column)).sum()) for column in labels]
         for row in labels])


def mean_squared_error(y_true, y_pred, **options):
    return float(((_values(y_true) - _values(y_pred)) ** 2).mean())


def root_mean_squared_error(y_true, y_pred, **options):
    return mean_squared_error(y_true, y_pred) ** 0.5


def mean_absolute_error(y_true, y_pred, **options):
    return float(np.abs(_values(y_true) - _values(y_pred)).mean())


def r2_score(y_true, y_pred, **options):
    true = _values(y_true)
    missed = ((true - _values(y_pred)) ** 2).sum()
    all = ((true - true.mean()) ** 2).sum()
    return float(1 - missed / all) if all else (1.0 if missed == 0 else 0.0)


def log_loss(y_true, y_pred, **options):
    true, p = _values(y_true), np.asarray(y_pred).astype(float)
    p = np.clip(p, 2.220446049250313e-16, 1 - 2.220446049250313e-16)
    if p.ndim == 2:
        return float(-np.log(p[np.arange(len(true)), true.astype(int)]).mean())
    return float(-np.where(true == 1, np.log(p), np.log(1 - p)).mean())


def _counts(y_true, y_pred, label):
    true, predicted = _values(y_true) == label, _values(y_pred) == label
    return (int((true & predicted).sum()), int((~true & predicted).sum()),
            int((true & ~predicted).sum()))


def _averaged(score, y_true, y_pred, pos_label, average):
    if average == "binary":
        return score(*_counts(y_true, y_pred, pos_label))
    labels = np.unique(np.append(_values(y_true), _values(y_pred)))
    counts = [_counts(y_true, y_pred, label) for label in labels]
    if average == "micro":
        return score(*[sum(column) for column in zip(*counts)])
    scores = np.array([score(*count) for count in counts])
    if average is None:
        return scores
    if average == "weighted":
        weights = np.array([hit + missed for hit, _, missed in counts])
        return float((scores * weights).sum() / weights.sum())
    return float(scores.mean())


def precision_score(y_true, y_pred, *, pos_label=1, average="binary", **options):
    def score(hit, wrong, missed):
        return hit / (hit + wrong) if hit + wrong else 0.0
    return _averaged(score, y_true, y_pred, pos_label, average)


def recall_score(y_true, y_pred, *, pos_label=1, average="binary", **options):
    def score(hit, wrong, missed):
        return hit / (hit + missed) if hit + missed else 0.0
    return _averaged(score, y_true, y_pred, pos_label, average)


def f1_score(y_true, y_pred, *, pos_label=1, average="binary", **options):
    def score(hit, wrong, missed):
        return 2 * hit / (2 * hit + wrong + missed) if hit + wrong + missed else 0.0
    return _averaged(score, y_true, y_pred, pos_label, average)


def _thresholds(y_true, y_score):
    """The hits and the false alarms at each threshold, from the highest score down."""
    scores = _values(y_score).astype(float)
    order = np.argsort(-scores)
    scores, true = scores[order], (_values(y_true) == 1)[order].astype(int)
    ends = np.append(np.flatnonzero(np.diff(scores)), len(true) - 1).astype(int)
    hits = np.cumsum(true)[ends]
    return 1 + ends - hits, hits, scores[ends]


def roc_curve(y_true, y_score, *, drop_intermediate=True, **options):
    false, hits, thresholds = _thresholds(y_true, y_score)
    if drop_intermediate and len(false) > 2:
        bends = (np.diff(false, 2) != 0) | (np.diff(hits, 2) != 0)
        kept = np.concatenate([[0], np.flatnonzero(bends) + 1, [len(false) - 1]]).astype(int)
        false, hits, thresholds = false[kept], hits[kept], thresholds[kept]
    false, hits = np.append(0, false), np.append(0, hits)
    return false / false[-1], hits / hits[-1], np.append(np.inf, thresholds)


def precision_recall_curve(y_true, y_score, **options):
    false, hits, thresholds = _thresholds(y_true, y_score)
    precision, recall = hits / (hits + false), hits / hits[-1]
    return np.append(precision[::-1], 1.0), np.append(recall[::-1], 0.0), thresholds[::-1]


def auc(x, y):
    return abs(float(np.trapezoid(np.asarray(y), np.asarray(x))))


def roc_auc_score(y_true, y_score, **options):
    false, hits, _ = roc_curve(y_true, y_score)
    return auc(false, hits)
