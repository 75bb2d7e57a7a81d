"""Tables and columns as pandas prints them."""


def _significant(value):
    """The digits behind the point that six significant ones need, as pandas counts them."""
    text = f"{value:.6f}"
    return len(text.rstrip("0").split(".")[1])


def texts(values):
    """How the values of a column are written: all with the same digits behind the point."""
    if isinstance(values, list):
        return ["NaN" if value is None or value != value else str(value) for value in values]
    plain = values.tolist()
    if values.dtype == bool or not plain or not isinstance(plain[0], float):
        return [str(value) for value in plain]
    finite = [value for value in plain if value == value and abs(value) != float("inf")]
    digits = max([_significant(value) for value in finite] + [1])
    written = [_special(value) or ("%." + str(digits) + "f") % value for value in plain]
    is_large = any([abs(value) > 1e6 for value in finite])
    is_small = any([0 < abs(value) < 1e-6 for value in finite])
    if is_small or is_large and max([len(text.lstrip("-")) for text in written]) + 1 > 12:
        return [_special(value) or "%.6e" % value for value in plain]
    return written


def _special(value):
    if value != value:
        return "NaN"
    if abs(value) == float("inf"):
        return "inf" if value > 0 else "-inf"
    return None


def _kept(count, most):
    """The rows that are shown: all, or the first five and the last."""
    if most is None or count <= most:
        return list(range(count)), False
    return list(range(5)) + list(range(count - 5, count)), True


def _kind(series):
    if not isinstance(series._data, list):
        return str(series.dtype)
    return "str" if all([isinstance(value, str) for value in series._data]) else "object"


def _signed(series):
    """The values of a column, with room for a sign before those that have none."""
    written = texts(series._data)
    if isinstance(series._data, list) or series.dtype == bool:
        return [" " + text for text in written]
    return [text if text.startswith(("-", "NaN")) else " " + text for text in written]


def series_text(series):
    rows, is_cut = _kept(len(series), 60)
    if not rows:
        return f"Series([], dtype: {_kind(series)})"
    part = series._take(rows)
    labels, values = [str(label) for label in part.index], _signed(part)
    right = max([len(value) for value in values])
    values = [value.rjust(right) for value in values]
    left = max([len(label) for label in labels])
    if is_cut:
        labels = labels[:5] + [""] + labels[5:]
        values = values[:5] + [("..." if right > 3 else "..").center(right)] + values[5:]
    lines = [f"{label.ljust(left)}   {value}" for label, value in zip(labels, values)]
    notes = [f"Name: {series.name}"] if series.name is not None else []
    notes += [f"Length: {len(series)}"] if is_cut else []
    return "\n".join(lines + [", ".join(notes + [f"dtype: {_kind(series)}"])])


def frame_text(frame, has_index, has_header, most):
    rows, is_cut = _kept(len(frame), most)
    part = frame._taken(rows, False)
    columns = []
    if has_index:
        labels = [str(label) for label in part.index]
        if is_cut:
            labels = labels[:5] + [".."] + labels[5:]
        width = max([len(label) for label in labels] + [0])
        columns.append([" " * width] + [label.ljust(width) for label in labels])
    for place, name in enumerate(part.columns):
        values = _signed(part[name])
        if is_cut:
            dots = "..." if max([len(value) for value in values]) > 3 else ".."
            values = values[:5] + [dots] + values[5:]
        is_number = not isinstance(part[name]._data, list)
        title = (" " if is_number else "") + str(name) if has_header else ""
        if not has_index and all([value[:1] in " N" for value in values]):
            values = [value.removeprefix(" ") for value in values]
        width = max([len(cell) for cell in [title] + values])
        columns.append([cell.rjust(width) for cell in [title] + values])
    is_narrowed = False
    if most is not None:
        columns, is_narrowed = _fitted(columns)
    lines = [" ".join(row) for row in zip(*columns)]
    text = "\n".join(lines if has_header else lines[1:])
    if not is_cut and not is_narrowed:
        return text
    return text + f"\n\n[{len(frame)} rows x {len(frame.columns)} columns]"


def _fitted(columns):
    """As many columns as 80 characters hold: of more, those in the middle are left out."""
    widths = [len(column[0]) for column in columns]
    excess = sum(widths) + len(widths) - 1 - 80 + 1
    if excess <= 1:
        return columns, False
    while excess > 0 and len(widths) > 1:
        excess -= widths.pop(round(len(widths) / 2)) + 1
    half = max(max(len(widths) - 1, 2) // 2, 1)
    if 2 * half >= len(columns) - 1:
        return columns, False
    dots = [" ..."] * len(columns[0])
    return columns[:1 + half] + [dots] + columns[-half:], True


def info_text(frame):
    count = len(frame)
    lines = ["<class 'pandas.DataFrame'>",
             f"RangeIndex: {count} entries, 0 to {count - 1}",
             f"Data columns (total {len(frame.columns)} columns):"]
    cells = [["#", "Column", "Non-Null Count", "Dtype"]]
    cells += [[str(place), str(name), f"{frame[name].count()} non-null", _kind(frame[name])]
              for place, name in enumerate(frame.columns)]
    widths = [max([len(row[i]) for row in cells]) for i in range(4)]
    cells.insert(1, ["-" * len(max("-", cells[0][0])), "-" * 6, "-" * 14, "-" * 5])
    lines += [" " + "  ".join([cell.ljust(width) for cell, width in zip(row, widths)])
              for row in cells]
    kinds = {}
    for name in frame.columns:
        kinds[_kind(frame[name])] = kinds.get(_kind(frame[name]), 0) + 1
    lines.append("dtypes: " + ", ".join([f"{kind}({kinds[kind]})" for kind in sorted(kinds)]))
    return "\n".join(lines)
