"""Texts in lines of a width."""


def _pieces(text, breaks_hyphens):
    """Words and the spaces between them; a word may be parted behind a hyphen."""
    pieces, word = [], ""
    for place, c in enumerate(text):
        if word and (c == " ") != (word[-1] == " "):
            pieces.append(word)
            word = ""
        word += c
        after = text[place + 1:place + 2]
        if (breaks_hyphens and c == "-" and len(word) > 2 and word[-2].isalpha()
                and after.isalpha() and text[place + 2:place + 3].isalpha()):
            pieces.append(word)
            word = ""
    return pieces + [word] if word else pieces


def wrap(text, width=70, initial_indent="", subsequent_indent="", expand_tabs=True,
         replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
         drop_whitespace=True, break_on_hyphens=True, tabsize=8, max_lines=None,
         placeholder=" [...]"):
    if width <= 0:
        raise ValueError(f"invalid width {width} (must be > 0)")
    if expand_tabs:
        text = text.expandtabs(tabsize)
    if replace_whitespace:
        for c in "\t\n\v\f\r":
            text = text.replace(c, " ")
    pieces = _pieces(text, break_on_hyphens)[::-1]
    lines = []
    while pieces:
        indent = subsequent_indent if lines else initial_indent
        room = width - len(indent)
        if drop_whitespace and pieces[-1].isspace() and lines:
            pieces.pop()
            if not pieces:
                break
        line, length = [], 0
        while pieces and length + len(pieces[-1]) <= room:
            length += len(pieces[-1])
            line.append(pieces.pop())
        if pieces and len(pieces[-1]) > room and not (line and not break_long_words):
            if break_long_words:
                cut = room - length if room > 0 else 1
                line.append(pieces[-1][:cut])
                pieces[-1] = pieces[-1][cut:]
            else:
                line.append(pieces.pop())
        if drop_whitespace and line and not line[-1].strip():
            line.pop()
        if not line:
            continue
        if max_lines is not None and len(lines) + 1 == max_lines and "".join(pieces).strip():
            while line and (len("".join(line)) + len(placeholder) > room or line[-1].isspace()):
                line.pop()
            kept = "".join(line)
            lines.append(indent + (kept + placeholder if kept else placeholder.lstrip()))
            break
        lines.append(indent + "".join(line))
    return lines


def fill(text, width=70, **options):
    return "\n".join(wrap(text, width, **options))


def shorten(text, width, **options):
    return fill(" ".join(text.split()), width, max_lines=1, **options)


def dedent(text):
    margin = None
    lines = text.split("\n")
    for line in lines:
        stripped = line.lstrip()
        if stripped:
            indent = line[:len(line) - len(stripped)]
            if margin is None:
                margin = indent
            while not indent.startswith(margin):
                margin = margin[:-1]
    cut = len(margin or "")
    return "\n".join([line[cut:] if line.strip() else "" for line in lines])


def indent(text, prefix, predicate=None):
    lines = text.splitlines(True)
    return "".join([
        prefix + line if (predicate(line) if predicate else line.strip()) else line
        for line in lines])
