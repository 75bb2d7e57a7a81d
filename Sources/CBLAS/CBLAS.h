// The system's BLAS, whose package puts this header and the library where pkg-config tells.
#include <cblas.h>
