// What C can say of numbers and Swift cannot.
#ifndef GRADVIZ_CNUMBERS_H
#define GRADVIZ_CNUMBERS_H

/// √x, as one instruction: C's `sqrt` sets an error number where x is negative, for which a loop over
/// many numbers has to leave its registers at each.
static inline double gradviz_square_root(double x) { return __builtin_elementwise_sqrt(x); }

#endif
