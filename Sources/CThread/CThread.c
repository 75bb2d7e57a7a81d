#include "CThread.h"

#include <pthread.h>
#include <stdatomic.h>

_Thread_local void *gradviz_thread_value = 0;

static pthread_key_t key;
static pthread_once_t once = PTHREAD_ONCE_INIT;
static void (*destroy_value)(void *);
static _Atomic uint32_t threads;

// The key's only use is its destructor; reading goes through the thread-local variable.
static void make_key(void) { pthread_key_create(&key, destroy_value); }

void gradviz_thread_set(void *value, void (*destroy)(void *)) {
  destroy_value = destroy;
  pthread_once(&once, make_key);
  pthread_setspecific(key, value);
  gradviz_thread_value = value;
}

uint32_t gradviz_next_thread_number(void) { return ++threads; }

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

void gradviz_lock(void) { pthread_mutex_lock(&mutex); }
void gradviz_unlock(void) { pthread_mutex_unlock(&mutex); }
