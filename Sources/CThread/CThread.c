#include "CThread.h"

_Thread_local void *gradviz_thread_value = 0;
