#include "CStart.h"

#include <stdlib.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

static struct given_arguments given;

struct given_arguments given_arguments(void) { return given; }

#ifdef __GLIBC__
/// On Linux, Swift reads arguments, and where its libraries are, from `/proc`. Where that is not
/// there, it would start without arguments, or not at all.
__attribute__((constructor(101))) static void keep(int count, char **values) {
  given = (struct given_arguments){count, values};
  if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_ROOT", "/", 0);
  // What is let go of is asked for again a moment later: giving it back to the system between costs more.
  mallopt(M_TRIM_THRESHOLD, 256 << 20);
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
}
#endif
