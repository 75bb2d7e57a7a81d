// What a program was started with.

#pragma once

struct given_arguments {
  int count;
  /// Null where only Swift knows them.
  char **values;
};

/// The arguments that the program was started with.
struct given_arguments given_arguments(void);
