#define _GNU_SOURCE
#include "CThread.h"

#include <pthread.h>
#include <stdatomic.h>

_Thread_local void *gradviz_thread_value = 0;
_Thread_local struct gradviz_burial gradviz_thread_burial = {0, 0};

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

// Found once for each thread: to ask for it reads a file of the system.
_Thread_local uintptr_t gradviz_thread_stack_end = 0;

uintptr_t gradviz_find_stack_end(void) {
#ifdef __APPLE__
  pthread_t self = pthread_self();
  uintptr_t end = (uintptr_t)pthread_get_stackaddr_np(self) - pthread_get_stacksize_np(self);
#else
  pthread_attr_t attributes;
  void *end = 0;
  size_t size = 0;
  if (pthread_getattr_np(pthread_self(), &attributes) == 0) {
    pthread_attr_getstack(&attributes, &end, &size);
    pthread_attr_destroy(&attributes);
  }
#endif
  gradviz_thread_stack_end = end ? (uintptr_t)end : 1;
  return gradviz_thread_stack_end;
}
