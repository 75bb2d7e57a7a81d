"""Tables and columns as pandas prints them."""

import numpy as np


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
    large = max([abs(value) for value in finite] + [0.0])
    small = [value for value in finite if value != 0 and abs(value) < 1e-6 * 0.5]
    if large >= 1e6 and any([value != int(value) for value in finite]) and large >= 1e16 or small \
            or large >= 1e16:
        return [_special(value) or f"{value:e}" for value in plain]
    digits = max([_significant(value) for value in finite] + [1])
    return [_special(value) or ("%." + str(digits) + "f") % value for value in plain]


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
    return "str" if isinstance(series._data, list) else str(series.dtype)


def series_text(series):
    rows, is_cut = _kept(len(series), 60)
    part = series._take(rows)
    labels, values = [str(label) for label in part.index], texts(part._data)
    if not rows:
        return f"Series([], dtype: {_kind(series)})"
    if is_cut:
        labels, values = labels[:5] + [".."] + labels[5:], values[:5] + [""] + values[5:]
    left = max([len(label) for label in labels])
    right = max([len(value) for value in values])
    if is_cut:
        dots = "..." if right > 2 else ".."
        values[5] = dots + (" " * (right - len(dots)) if False else "")
        right = max(right, len(dots))
    lines = [f"{label.ljust(left)}    {value.rjust(right)}" for label, value in zip(labels, values)]
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
        values = texts(part[name]._data)
        if is_cut:
            values = values[:5] + ["..."] + values[5:]
        title = str(name)
        cells = [title] + values if has_header else [""] + values
        width = max([len(cell) for cell in cells])
        columns.append([cell.rjust(width) for cell in cells])
    lines = [row for row in zip(*columns)]
    lines = _broken(columns) if most is not None else [
        ("  " if has_index else " ").join(row) for row in lines]
    if not has_header:
        lines = lines[1:]
    text = "\n".join(lines)
    return text + f"\n\n[{len(frame)} rows x {len(frame.columns)} columns]" if is_cut else text


def _broken(columns):
    """Lines of at most 80 characters: what is wider goes on below."""
    index, rest = columns[0], columns[1:]
    blocks = []
    while rest:
        width, count = len(index[0]), 0
        while count < len(rest) and (
                count == 0 or width + 2 + len(rest[count][0]) <= (80 if not blocks and count + 1
                                                                  == len(rest) else 78)):
            width += 2 + len(rest[count][0])
            count += 1
        blocks.append(rest[:count])
        rest = rest[count:]
    lines = []
    for number, block in enumerate(blocks):
        if number:
            lines.append("")
        is_last = number == len(blocks) - 1
        for row_number, row in enumerate(zip(index, *block)):
            end = "" if is_last else "  \\" if row_number == 0 else "   "
            lines.append("  ".join(row) + end)
    return lines


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
