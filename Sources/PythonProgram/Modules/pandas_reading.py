"""Tables from files whose fields are separated."""

import csv
from pandas._frame import DataFrame

_MISSING = ("", "NA", "NaN", "nan", "N/A", "n/a", "null", "NULL", "None", "#N/A", "-nan", "<NA>")


def _values(texts, missing):
    """Whole numbers, numbers, truths or texts: the first kind that all fields are of."""
    known = [text for text in texts if text not in missing]
    for kind in (int, float):
        try:
            read = {text: kind(text) for text in dict.fromkeys(known)}
        except ValueError:
            continue
        return [read.get(text, float("nan")) for text in texts]
    if known and all([text in ("True", "False", "TRUE", "FALSE", "true", "false")
                      for text in known]) and len(known) == len(texts):
        return [text.lower() == "true" for text in texts]
    return [float("nan") if text in missing else text for text in texts]


def read_csv(filepath_or_buffer, sep=",", delimiter=None, header="infer", names=None,
             index_col=None, usecols=None, dtype=None, skiprows=None, nrows=None, na_values=None,
             comment=None, skipinitialspace=False, **options):
    file = filepath_or_buffer
    is_open = hasattr(file, "read")
    lines = list(file) if is_open else list(open(str(file)))
    separator = delimiter or sep
    if isinstance(skiprows, int):
        lines = lines[skiprows:]
    elif skiprows is not None:
        lines = [line for place, line in enumerate(lines) if place not in skiprows]
    if comment is not None:
        lines = [line.split(comment)[0] for line in lines]
    lines = [line for line in lines if line.strip()]
    if separator in (r"\s+", r"\s*") or options.get("delim_whitespace"):
        rows = [line.split() for line in lines]
    else:
        separator = "\t" if separator == r"\t" else separator
        rows = list(csv.reader(lines, delimiter=separator, skipinitialspace=skipinitialspace))
    if header == "infer":
        header = 0 if names is None else None
    title = None
    if header is not None:
        if not rows:
            raise ValueError("No columns to parse from file")
        title, rows = rows[header], rows[header + 1:]
    if names is not None:
        title = list(names)
    elif title is None:
        title = list(range(len(rows[0]) if rows else 0))
    else:
        title = [name or f"Unnamed: {place}" for place, name in enumerate(title)]
    if nrows is not None:
        rows = rows[:nrows]
    missing = set(_MISSING)
    if na_values is not None:
        missing.update([na_values] if isinstance(na_values, str) else na_values)
    width = len(title)
    columns = [[row[place] if place < len(row) else "" for row in rows] for place in range(width)]
    data = {name: _values(column, missing) for name, column in zip(title, columns)}
    frame = DataFrame(data)
    if usecols is not None:
        frame = frame[[title[col] if isinstance(col, int) and col not in title else col
                       for col in usecols]]
    if index_col is not None and index_col is not False:
        frame = frame.set_index(title[index_col] if isinstance(index_col, int) else index_col)
    return frame if dtype is None else frame.astype(dtype)


def read_table(filepath_or_buffer, sep="\t", **options):
    return read_csv(filepath_or_buffer, sep, **options)
