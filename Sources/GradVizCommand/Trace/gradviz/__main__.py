"""Runs a script, or a module, as Python does, and writes the graph of what it computed.

    python -m gradviz [options] SCRIPT [ARGS…]
    python -m gradviz [options] -m MODULE [ARGS…]
"""

import argparse
import os
import runpy
import sys
import traceback

from . import frames
from .trace import USUAL_ELEMENTS, Trace, say


def options():
    parser = argparse.ArgumentParser(
        prog="python -m gradviz", description="Runs a script and writes the graph of what it "
        "computed, for the command gradviz. The script runs with your rights.")
    parser.add_argument("-o", "--output", default="graph.json", help="the graph's file")
    parser.add_argument("--backward", type=int, metavar="N", help="the N-th call of backward()")
    parser.add_argument(
        "--step", type=int, metavar="N", help="the last backward() before an optimizer's N-th step")
    parser.add_argument(
        "--when", metavar="CONDITION", help="the first backward() for which it holds: 'loss > 10'")
    parser.add_argument(
        "--contributions", action="store_true", default=None,
        help="what flowed back along every edge, of large tensors too")
    parser.add_argument(
        "--data", default=USUAL_ELEMENTS, type=lambda text: text if text == "all" else int(text),
        help="the most elements of a tensor that are kept, or all")
    parser.add_argument("-m", action="store_true", dest="is_module", help="SCRIPT is a module")
    parser.add_argument("script")
    parser.add_argument("arguments", nargs=argparse.REMAINDER)
    return parser.parse_args()


def run(script, arguments, is_module):
    """Runs the script; returns its exit code, after its own traceback if it failed."""
    sys.argv = [script] + arguments
    try:
        if is_module:
            sys.path[0] = os.getcwd()
            runpy.run_module(script, run_name="__main__", alter_sys=True)
        else:
            sys.path[0] = os.path.dirname(os.path.abspath(script))
            runpy.run_path(script, run_name="__main__")
    except SystemExit as end:
        if end.code is None or isinstance(end.code, int):
            return end.code or 0
        print(end.code, file=sys.stderr)
        return 1
    except BaseException as error:
        _print_traceback(error)
        if isinstance(error, KeyboardInterrupt):
            return 130
        if isinstance(error, ModuleNotFoundError) and error.name:
            _say_missing(error.name.split(".")[0])
        return 1
    return 0


def _print_traceback(error):
    """The script's traceback, as it would be without the tracer."""
    first = last = None
    trace = error.__traceback__
    while trace is not None:
        name = trace.tb_frame.f_code.co_filename
        if not name.startswith(frames.HERE) and not name.endswith(("runpy.py", "runpy>")):
            if last is None:
                first = trace
            else:
                last.tb_next = trace
            last = trace
        trace = trace.tb_next
    if last is not None:
        last.tb_next = None
    traceback.print_exception(type(error), error, first)


def _say_missing(package):
    say(f"{sys.executable} has no module {package}. If it is a package: {sys.executable} -m pip "
        f"install {package}; or run the Python that has it (gradviz trace --python PATH).")


def main():
    given = options()
    if not given.is_module and not os.path.exists(given.script):
        say(f"there is no script {given.script}")
        sys.exit(66)
    running = Trace(given.backward, given.step, given.when, given.contributions, given.data)
    with running as graph:
        code = run(given.script, given.arguments, given.is_module)
    for note in graph.notes:
        say(note)
    if not graph.is_empty:
        graph.save(given.output)
    sys.exit(code or int(graph.is_empty and running.is_particular))


if __name__ == "__main__":
    main()
