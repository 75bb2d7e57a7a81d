#include "CThread.h"

#include <pthread.h>
#include <stdatomic.h>

_Thread_local void *gradviz_thread_value = 0;

static pthread_key_t key;
static int has_key;
static _Atomic uint32_t threads;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

void gradviz_lock(void) { pthread_mutex_lock(&mutex); }
void gradviz_unlock(void) { pthread_mutex_unlock(&mutex); }

// The key's only use is its destructor; reading goes through the thread-local variable.
void gradviz_thread_set(void *value, void (*destroy)(void *)) {
  gradviz_lock();
  if (!has_key) has_key = pthread_key_create(&key, destroy) == 0;
  gradviz_unlock();
  pthread_setspecific(key, value);
  gradviz_thread_value = value;
}

uint32_t gradviz_next_thread_number(void) { return ++threads; }
