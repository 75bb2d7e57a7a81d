"""Tables whose columns have names: a small part of pandas, for data that a network learns from."""

from pandas._frame import DataFrame
from pandas._reading import read_csv, read_table
from pandas._index import Index
from pandas._series import Series, isna, isnull, notna, notnull

__version__ = "3.1.1"
NA = float("nan")


def concat(objs, axis=0, ignore_index=False, **options):
    objs = list(objs)
    if isinstance(objs[0], Series):
        if axis == 1:
            return DataFrame({
                series.name if series.name is not None else place: series
                for place, series in enumerate(objs)})
        values = [value for series in objs for value in series.tolist()]
        index = None if ignore_index else [label for series in objs for label in series.index]
        return Series(values, index)
    if axis == 1:
        return DataFrame({name: frame[name] for frame in objs for name in frame.columns})
    names = [name for frame in objs[:1] for name in frame.columns]
    index = None if ignore_index else [label for frame in objs for label in frame.index]
    return DataFrame(
        {name: [value for frame in objs for value in frame[name].tolist()] for name in names},
        index)


def get_dummies(data, columns=None, prefix=None, drop_first=False, dtype=bool, **options):
    """Columns of booleans, one for each value of a column of texts."""
    if isinstance(data, Series):
        data, columns, marks = DataFrame({"": data}), [""], [""]
    else:
        if columns is None:
            columns = [name for name in data.columns if data[name].dtype == "object"]
        marks = [name + "_" for name in columns]
    made = {name: data[name] for name in data.columns if name not in columns}
    for name, mark in zip(columns, marks):
        values = data[name].tolist()
        for kind in sorted(set(values))[1 if drop_first else 0:]:
            made[f"{mark}{kind}"] = Series([dtype(value == kind) for value in values], data.index)
    return DataFrame(made)


def to_numeric(arg, errors="raise", **options):
    return arg.astype(float) if isinstance(arg, Series) else Series(arg).astype(float)


def unique(values):
    return Series(values).unique()
