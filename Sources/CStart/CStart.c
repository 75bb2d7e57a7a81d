#include "CStart.h"

#include <stdlib.h>
#include <unistd.h>

static struct given_arguments given;

struct given_arguments given_arguments(void) { return given; }

#ifdef __GLIBC__
/// On Linux, Swift reads arguments, and where its libraries are, from `/proc`. Where that is not
/// there, it would start without arguments, or not at all.
__attribute__((constructor(101))) static void keep(int count, char **values) {
  given = (struct given_arguments){count, values};
  if (access("/proc/self/exe", F_OK) != 0) setenv("SWIFT_ROOT", "/", 0);
}
#endif
