// Starting a program: what has to be done between fork and exec can be done in C only.

#pragma once

#include <sys/types.h>

/// A program that was started: its number, and this program's ends of its pipes, which do not block.
struct started_process {
  pid_t id;
  int input;
  int output;
  int messages;
};

/// Starts the program at a path; returns 0, or the number of the error.
///
/// It leads a process group of its own. On Linux it ends when the calling thread does, whatever
/// ends that: so the thread has to stay until the program has ended.
int start_process(
  const char *path, char *const arguments[], struct started_process *process);
