"""Records what CPython, PyTorch and NumPy say of the programs in messages.txt, and in
message_differences.txt what theirs is: `python record_messages.py`, with PyTorch installed."""

import contextlib
import io
import pathlib
import re
import traceback
import warnings


warnings.simplefilter("ignore")
folder = pathlib.Path(__file__).resolve().parent


def last_line(program):
    try:
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(program + "\n", "test.py", "exec"), {"__name__": "__main__"})
    except BaseException as error:
        lines = traceback.format_exception_only(type(error), error)
        # Of what is wrong with the text itself, the last line follows the place.
        lines = lines[-1:] if isinstance(error, SyntaxError) else lines
        # Where a module lies is this machine's matter.
        return re.sub(r" \(/.*\)$", "", " ".join(" ".join(lines).split()))
    return "no error"


def blocks(name):
    parts = (folder / name).read_text().split("=====\n")[1:]
    return [part.split("\n-----\n") for part in parts]


def write(name, rows):
    text = "".join(f"=====\n{program}\n-----\n{message}\n\n" for program, message in rows)
    (folder / name).write_text(text)


same = [(program, last_line(program)) for program, _ in blocks("messages.txt")]
other = []
for program, messages in blocks("message_differences.txt"):
    ours = messages.strip().split("\n")[-1]
    other.append((program, f"theirs: {last_line(program)}\n{ours}"))
write("messages.txt", same)
write("message_differences.txt", other)
