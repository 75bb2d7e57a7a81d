// One pointer of thread-local storage: Swift has none that is as cheap.
#ifndef GRADVIZ_CTHREAD_H
#define GRADVIZ_CTHREAD_H

extern _Thread_local void *gradviz_thread_value;

static inline void *gradviz_thread_get(void) { return gradviz_thread_value; }
static inline void gradviz_thread_set(void *value) { gradviz_thread_value = value; }

#endif
