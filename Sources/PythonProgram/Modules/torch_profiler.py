"""Profilers that measure nothing: a program's picture takes no time of its own."""

from enum import Enum


class ProfilerActivity(Enum):
    CPU = 0
    XPU = 1
    CUDA = 2


def schedule(*, wait, warmup, active, repeat=0, skip_first=0, **options):
    return lambda step: None


def tensorboard_trace_handler(dir_name, worker_name=None, use_gzip=False):
    return lambda profiler: None


class _Averages(list):
    self_cpu_time_total = 0.0

    def table(self, sort_by=None, row_limit=100, **options):
        return "Self CPU time total: 0.000us\n"

    __str__ = table


class profile:
    def __init__(self, *args, on_trace_ready=None, **options):
        self.on_trace_ready = on_trace_ready
        self.step_num = 0

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, type, value, traceback):
        self.stop()

    def start(self):
        pass

    def stop(self):
        if self.on_trace_ready is not None:
            self.on_trace_ready(self)

    def step(self):
        self.step_num += 1

    def key_averages(self, *args, **options):
        return _Averages()

    def events(self):
        return _Averages()

    def table(self, *args, **options):
        return _Averages().table()

    def export_chrome_trace(self, path):
        pass
