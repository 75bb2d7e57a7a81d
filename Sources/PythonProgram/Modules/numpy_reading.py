"""Arrays of the numbers in a file, and of what a loop gives."""

from numpy._making import array


def _lines(fname, comments, skip_header, skip_footer=0):
    is_given = isinstance(fname, (list, tuple)) or hasattr(fname, "readline")
    lines = list(fname) if is_given else list(open(str(fname)))
    lines = lines[skip_header:len(lines) - skip_footer]
    marks = [comments] if isinstance(comments, str) else comments or []
    for mark in marks:
        lines = [line.split(mark)[0] for line in lines]
    return [line.strip() for line in lines if line.strip()]


def _picked(fields, usecols):
    if usecols is None:
        return fields
    return [fields[place] for place in ([usecols] if isinstance(usecols, int) else usecols)]


def _shaped(rows, dtype, unpack, ndmin, usecols):
    result = array(rows, dtype)
    if isinstance(usecols, int) and ndmin < 2:
        result = result[:, 0]
    elif result.ndim == 2 and ndmin < 2 and 1 in result.shape:
        result = result.squeeze() if ndmin == 0 else result.reshape(-1)
    return result.T if unpack else result


def loadtxt(fname, dtype=float, comments="#", delimiter=None, converters=None, skiprows=0,
            usecols=None, unpack=False, ndmin=0, encoding=None, max_rows=None, **options):
    rows = []
    for number, line in enumerate(_lines(fname, comments, skiprows)[:max_rows]):
        fields = _picked(line.split(delimiter), usecols)
        try:
            rows.append([
                float(converters[place](field.strip())) if converters and place in converters
                else float(field) for place, field in enumerate(fields)])
        except ValueError:
            raise ValueError(
                f"could not convert the fields of row {number} to {dtype}: {line[:60]!r}")
        if len(fields) != len(rows[0]):
            raise ValueError(
                f"the number of columns changed from {len(rows[0])} to {len(fields)} at row "
                f"{number + 1}; use `usecols` to select a subset and avoid this error")
    return _shaped(rows, dtype, unpack, ndmin, usecols)


def _number(text, filling):
    try:
        return float(text)
    except ValueError:
        return filling


def genfromtxt(fname, dtype=float, comments="#", delimiter=None, skip_header=0, skip_footer=0,
               usecols=None, names=None, unpack=False, filling_values=None, max_rows=None,
               **options):
    if names is True:
        skip_header += 1
    filling = float("nan") if filling_values is None else filling_values
    lines = _lines(fname, comments, skip_header, skip_footer)[:max_rows]
    rows = [_picked(line.split(delimiter), usecols) for line in lines]
    widths = [len(row) for row in rows]
    if len(set(widths)) > 1:
        raise ValueError(f"Some errors were detected: rows have {min(widths)} to {max(widths)} "
                         "columns")
    numbers = [[_number(field, filling) for field in row] for row in rows]
    return _shaped(numbers, dtype or float, unpack, 0, usecols)


def fromstring(string, dtype=float, count=-1, sep=" "):
    fields = string.split() if sep.isspace() else string.split(sep)
    return array([float(field) for field in fields], dtype)


def fromiter(iter, dtype, count=-1):
    values = []
    for value in iter:
        if count >= 0 and len(values) >= count:
            break
        values.append(value)
    return array(values, dtype)


def load(file, *args, **options):
    raise NotImplementedError(
        "np.load reads files that are not text: np.loadtxt reads the text files that a program has")


def save(file, *args, **options):
    """Nothing is written: a program has no files of its own."""


savetxt = savez = savez_compressed = save
