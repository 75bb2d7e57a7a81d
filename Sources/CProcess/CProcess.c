#define _GNU_SOURCE

#include "CProcess.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

enum { input, output, messages, report, pipe_count };

/// A pipe that no other program inherits.
static int make_pipe(int ends[2]) {
#ifdef __linux__
  return pipe2(ends, O_CLOEXEC);
#else
  if (pipe(ends) != 0) return -1;
  fcntl(ends[0], F_SETFD, FD_CLOEXEC);
  fcntl(ends[1], F_SETFD, FD_CLOEXEC);
  return 0;
#endif
}

static void close_pipes(int pipes[pipe_count][2]) {
  for (int i = 0; i < pipe_count; i++)
    for (int end = 0; end < 2; end++)
      if (pipes[i][end] >= 0) close(pipes[i][end]);
}

/// The same pipe under a number that no stream has.
static int beyond_streams(int end) { return end > 2 ? end : fcntl(end, F_DUPFD_CLOEXEC, 3); }

/// Nothing that is open here is open in the program, except its three streams.
static void hide_descriptors(void) {
#ifdef SYS_close_range
  if (syscall(SYS_close_range, 3, ~0U, 4 /* CLOSE_RANGE_CLOEXEC */) == 0) return;
#endif
  long count = sysconf(_SC_OPEN_MAX);
  for (int i = 3; i < (count < 4096 ? count : 4096); i++) fcntl(i, F_SETFD, FD_CLOEXEC);
}

/// What the child does until it is the program. Only what is safe after a fork may be called.
static void become(
  const char *path, char *const arguments[], int pipes[pipe_count][2], pid_t parent) {
  setpgid(0, 0);
#ifdef __linux__
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(127);
#else
  (void)parent;
#endif
  close(pipes[input][1]);
  close(pipes[output][0]);
  close(pipes[messages][0]);
  close(pipes[report][0]);
  int ends[] = {pipes[input][0], pipes[output][1], pipes[messages][1]};
  int reporting = beyond_streams(pipes[report][1]);
  // None may have the number of a stream before all have theirs.
  for (int i = 0; i < 3; i++) ends[i] = beyond_streams(ends[i]);
  for (int i = 0; i < 3; i++)
    if (dup2(ends[i], i) < 0) goto failed;
  hide_descriptors();
  for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  execv(path, arguments);
failed:;
  int code = errno;
  (void)!write(reporting, &code, sizeof code);
  _exit(127);
}

int start_process(
  const char *path, char *const arguments[], struct started_process *process) {
  int pipes[pipe_count][2] = {{-1, -1}, {-1, -1}, {-1, -1}, {-1, -1}};
  for (int i = 0; i < pipe_count; i++) {
    if (make_pipe(pipes[i]) == 0) continue;
    int code = errno;
    close_pipes(pipes);
    return code;
  }
  // A handler of this program must not run in the child.
  sigset_t all, before;
  sigfillset(&all);
  pthread_sigmask(SIG_SETMASK, &all, &before);
  pid_t parent = getpid();
  pid_t id = fork();
  int code = id < 0 ? errno : 0;
  if (id == 0) become(path, arguments, pipes, parent);
  pthread_sigmask(SIG_SETMASK, &before, NULL);
  if (id > 0) {
    // The pipe ends without a word when the child has become the program.
    close(pipes[report][1]);
    pipes[report][1] = -1;
    ssize_t count;
    do count = read(pipes[report][0], &code, sizeof code);
    while (count < 0 && errno == EINTR);
    if (count <= 0) code = 0;
    if (code != 0) while (waitpid(id, NULL, 0) < 0 && errno == EINTR) {}
  }
  if (code == 0) {
    *process = (struct started_process){
      id, pipes[input][1], pipes[output][0], pipes[messages][0]};
    int ends[] = {process->input, process->output, process->messages};
    for (int i = 0; i < 3; i++) fcntl(ends[i], F_SETFL, fcntl(ends[i], F_GETFL) | O_NONBLOCK);
    pipes[input][1] = pipes[output][0] = pipes[messages][0] = -1;
  }
  close_pipes(pipes);
  return code;
}
