"""Functions that match, made from the tree of a regular expression."""

from re._pattern import error, width, _is_word


class State:
    """The text that is being searched, and where the groups were found in it."""

    def __init__(self):
        self.text, self.end, self.marks, self.whole, self.barred = "", 0, [], False, -1


def built(tree, state, then):
    """The matcher of a tree with what follows it."""
    return _BUILDERS.get(tree[0], _place)(tree, state, then)


def _literal(tree, state, then):
    wanted = tree[1]

    def match(i):
        return then(i + 1) if i < state.end and state.text[i] == wanted else -1
    return match


def _one(tree, state, then):
    test = tree[1]

    def match(i):
        return then(i + 1) if i < state.end and test(state.text[i]) else -1
    return match


def _sequence(tree, state, then):
    for item in reversed(tree[1]):
        then = built(item, state, then)
    return then


def _choice(tree, state, then):
    branches = [built(branch, state, then) for branch in tree[1]]

    def match(i):
        for branch in branches:
            end = branch(i)
            if end >= 0:
                return end
        return -1
    return match


def _repeat(tree, state, then):
    _, item, least, most, greedy = tree
    if item[0] in ("one", "literal"):
        return _run(item, least, most, greedy, state, then)
    if most - least < 1000:
        # Each time that may be missing is a choice; those that may not come before.
        after = then
        for _ in range(most - least):
            after = _optional(item, greedy, state, after, then)
    else:
        after = _star(item, greedy, state, then)
    for _ in range(least):
        after = built(item, state, after)
    return after


def _optional(item, greedy, state, more, then):
    taken = built(item, state, more)

    def match(i):
        first, second = (taken, then) if greedy else (then, taken)
        end = first(i)
        return end if end >= 0 else second(i)
    return match


def _star(item, greedy, state, then):
    starts = [-1]

    def again(i):
        # After an empty turn there would be another for ever.
        return match(i) if i != starts[-1] else then(i)

    body = built(item, state, again)

    def match(i):
        if not greedy:
            end = then(i)
            if end >= 0:
                return end
        starts.append(i)
        end = body(i)
        starts.pop()
        return end if end >= 0 or not greedy else then(i)
    return match


def _run(item, least, most, greedy, state, then):
    """Many of one character: no function has to call itself for them."""
    wanted = item[1]
    test = (lambda c: c == wanted) if item[0] == "literal" else wanted

    def match(i):
        text, stop = state.text, min(state.end, i + most)
        place = i
        last = stop if greedy else min(stop, i + least)
        while place < last and test(text[place]):
            place += 1
        if place < i + least:
            return -1
        if not greedy:
            while True:
                end = then(place)
                if end >= 0 or place >= stop or not test(text[place]):
                    return end
                place += 1
        while place >= i + least:
            end = then(place)
            if end >= 0:
                return end
            place -= 1
        return -1
    return match


def _group(tree, state, then):
    number = tree[2]
    starts = []

    def close(i):
        before = state.marks[number]
        start = starts.pop()
        state.marks[number] = (start, i)
        end = then(i)
        if end < 0:
            state.marks[number] = before
        starts.append(start)
        return end

    body = built(tree[1], state, close)

    def match(i):
        starts.append(i)
        end = body(i)
        starts.pop()
        return end
    return match


def _same(tree, state, then):
    def match(i):
        mark = state.marks[tree[1]]
        if mark is None:
            return -1
        part = state.text[mark[0]:mark[1]]
        return then(i + len(part)) if state.text.startswith(part, i) else -1
    return match


def _look(tree, state, then):
    wanted = not tree[0].startswith("not")
    back = 0
    if tree[0].endswith("behind"):
        back = width(tree[1])
        if back is None:
            raise error("look-behind requires fixed-width pattern")
    body = built(tree[1], state, lambda i: i)

    def match(i):
        found = i >= back and body(i - back) >= 0
        return then(i) if found == wanted else -1
    return match


def _place(tree, state, then):
    """The places between characters."""
    kind = tree[0]

    def match(i):
        text, end = state.text, state.end
        if kind == "start":
            right = i == 0
        elif kind == "very end":
            right = i == end
        elif kind == "end":
            right = i == end or i == end - 1 and text[i] == "\n"
        elif kind == "line start":
            right = i == 0 or text[i - 1] == "\n"
        elif kind == "line end":
            right = i == end or text[i] == "\n"
        else:
            bound = (i > 0 and _is_word(text[i - 1])) != (i < end and _is_word(text[i]))
            right = bound == (kind == "word bound")
        return then(i) if right else -1
    return match


_BUILDERS = {
    "literal": _literal, "one": _one, "sequence": _sequence, "choice": _choice, "repeat": _repeat,
    "group": _group, "same": _same, "ahead": _look, "not ahead": _look, "behind": _look,
    "not behind": _look,
}
