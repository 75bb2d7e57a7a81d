# What scikit-learn computes: data, its parts, scales, lines, scores.
import numpy as np
from sklearn.datasets import *
from sklearn import datasets
from sklearn.model_selection import train_test_split, KFold
from sklearn.preprocessing import *
from sklearn.preprocessing import StandardScaler, MinMaxScaler, PolynomialFeatures, LabelEncoder, OneHotEncoder
from sklearn.linear_model import LinearRegression
from sklearn.metrics import *
from sklearn.utils import shuffle, resample
for name, d in [("moons", datasets.make_moons(7, noise=0.1, random_state=3)), ("circles", datasets.make_circles(9, noise=0.03, factor=0.5, random_state=42)),
  ("blobs", datasets.make_blobs(8, centers=3, random_state=1)), ("blobs2", datasets.make_blobs([3, 2], centers=[[0, 1], [2, 3]], cluster_std=[1.0, 0.2], random_state=1)),
  ("reg", datasets.make_regression(6, 3, n_informative=2, noise=2, random_state=4)), ("cls", datasets.make_classification(9, 5, random_state=5)),
  ("cls2", datasets.make_classification(9, 6, n_informative=4, n_redundant=0, n_repeated=1, n_classes=3, class_sep=2, flip_y=0.3, random_state=5, shift=None, scale=None)),
  ("fr", datasets.make_friedman1(4, random_state=0)), ("sw", datasets.make_swiss_roll(4, noise=0.1, random_state=0)), ("sc", datasets.make_s_curve(4, random_state=0))]:
    print(name); print(d[0]); print(d[1])
X, y = make_moons(20, noise=0.2, random_state=0)
a, b, c, d = train_test_split(X, y, test_size=0.2, random_state=13); print(a, b, c, d)
a, b, c, d = train_test_split(X, y, train_size=7, stratify=y, random_state=1); print(a, b, c, d)
print(train_test_split(list(range(10)), test_size=3, random_state=2))
print(train_test_split(list(range(10)), shuffle=False))
np.random.seed(1)
print(train_test_split(np.arange(10)))
s = StandardScaler(); print(s.fit_transform(a)); print(s.transform(b), s.mean_, s.scale_)
print(MinMaxScaler().fit_transform(a)); print(PolynomialFeatures(2).fit_transform(b[:2]))
r = LinearRegression().fit(X, y); print(r.coef_, r.intercept_, r.predict(X[:3]), r.score(X, y))
r = LinearRegression().fit(X, y.reshape(-1, 1)); print(r.coef_, r.intercept_, r.coef_[0])
p = (X[:, 0] > 0.5).astype(int)
print(accuracy_score(y, p), confusion_matrix(y, p), f1_score(y, p), precision_score(y, p), recall_score(y, p), mean_squared_error(y, p), r2_score(y, p))
print(roc_curve(y, X[:, 0])); print(precision_recall_curve(y, X[:, 0])); print(roc_auc_score(y, X[:, 0]))
print(shuffle(X[:4], y[:4], random_state=0)); print(resample([1, 2, 3, 4], random_state=0))
for t, v in KFold(3, shuffle=True, random_state=1).split(X): print(t, v)
print(LabelEncoder().fit_transform(["b", "a", "b"]), OneHotEncoder().fit_transform([["b"], ["a"]]).toarray())
