// What Swift has not of threads: one pointer of thread-local storage with a destructor that is as cheap,
// the room that is left on the stack, and a count with a pointer for those who go down in what is nested.
#ifndef GRADVIZ_CTHREAD_H
#define GRADVIZ_CTHREAD_H

#include <stdint.h>

extern _Thread_local void *gradviz_thread_value;

/// The current thread's pointer, or null.
static inline void *gradviz_thread_get(void) { return gradviz_thread_value; }

/// Sets the current thread's pointer; `destroy` is called with it when the thread ends.
void gradviz_thread_set(void *value, void (*destroy)(void *));

/// A number that no other thread has been given.
uint32_t gradviz_next_thread_number(void);

/// Where the current thread's stack ends; 0 until it is found.
extern _Thread_local uintptr_t gradviz_thread_stack_end;
uintptr_t gradviz_find_stack_end(void);

/// How many bytes are left on the current thread's stack.
static inline uintptr_t gradviz_stack_room(void) {
  uintptr_t here = (uintptr_t)__builtin_frame_address(0);
  uintptr_t end = gradviz_thread_stack_end ? gradviz_thread_stack_end : gradviz_find_stack_end();
  return here > end ? here - end : 0;
}

/// How many containers are letting go of what they hold, inside each other, on the current thread; and
/// what waits until the outermost is done.
struct gradviz_burial {
  int32_t nesting;
  void *buried;
};
extern _Thread_local struct gradviz_burial gradviz_thread_burial;
static inline struct gradviz_burial *gradviz_burial(void) { return &gradviz_thread_burial; }

/// One lock of the process.
void gradviz_lock(void);
void gradviz_unlock(void);

#endif
