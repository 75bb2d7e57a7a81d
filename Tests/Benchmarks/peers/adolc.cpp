// ADOL-C: the same work as ours, recorded anew and differentiated each time.
//
// `adolc OPERATIONS` is a chain of that many operations y = y * a + b, `adolc moons` are steps of
// micrograd's demo. The recording keeps what the reverse sweep reads, so that no forward sweep comes
// between them.

#include <adolc/adolc.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <fstream>
#include <limits>
#include <random>
#include <string>
#include <vector>

/// Begins to record. What the usual buffers do not hold would go to files, and larger ones are slower:
/// they are for what needs them. An operation has up to four entries in a buffer.
static void record(unsigned operations) {
  const unsigned size = 4 * operations;
  if (size < 500'000) trace_on(1, 1);
  else trace_on(1, 1, size, size, size, size);
}

static void differentiate(std::vector<double> &gradient) {
  double seed = 1;
  trace_off();
  fos_reverse(1, 1, gradient.size(), &seed, gradient.data());
}

static void chain(int operations) {
  std::vector<double> gradient(3);
  double end;
  adouble y, a, b;
  record(operations);
  y <<= 1.0;
  a <<= 0.999;
  b <<= 0.001;
  for (int i = 0; i < operations / 2; i++) y = y * a + b;
  y >>= end;
  differentiate(gradient);
}

/// 100 points through an MLP 2-16-16-1 with relu, the max-margin loss, and the weights' squares.
struct Moons {
  struct Point { double x, y, label; };

  std::vector<int> sizes = {2, 16, 16, 1};
  std::vector<Point> points;
  /// For each neuron its bias, then a weight for each input.
  std::vector<double> numbers, gradient;
  std::vector<adouble> parameters;
  std::vector<std::vector<adouble>> values;

  Moons() {
    std::ifstream file("Examples/moons/moons.csv");
    std::string line;
    Point point;
    while (std::getline(file, line))
      if (std::sscanf(line.c_str(), "%lf,%lf,%lf", &point.x, &point.y, &point.label) == 3)
        points.push_back(point);
    std::mt19937 random(1337);
    std::uniform_real_distribution<double> even(-1, 1);
    for (size_t layer = 1; layer < sizes.size(); layer++)
      for (int neuron = 0; neuron < sizes[layer]; neuron++)
        for (int input = -1; input < sizes[layer - 1]; input++)
          numbers.push_back(input < 0 ? 0 : even(random));
    gradient.resize(numbers.size());
    parameters.resize(numbers.size());
    for (int size : sizes) values.emplace_back(size);
  }

  const adouble &score(const Point &point) {
    const adouble *parameter = parameters.data();
    values[0][0] = point.x;
    values[0][1] = point.y;
    for (size_t layer = 1; layer < sizes.size(); layer++)
      for (adouble &sum : values[layer]) {
        sum = *parameter++;
        for (const adouble &input : values[layer - 1]) sum += *parameter++ * input;
        if (layer < sizes.size() - 1) sum = fmax(sum, 0.0);
      }
    return values.back()[0];
  }

  double step(double rate) {
    double value;
    record(100'000);
    for (size_t i = 0; i < numbers.size(); i++) parameters[i] <<= numbers[i];
    adouble losses = 0, squares = 0;
    for (const Point &point : points) losses += fmax(1 - point.label * score(point), 0.0);
    for (const adouble &parameter : parameters) squares += parameter * parameter;
    adouble loss = losses * (1.0 / points.size()) + 1e-4 * squares;
    loss >>= value;
    differentiate(gradient);
    for (size_t i = 0; i < numbers.size(); i++) numbers[i] -= rate * gradient[i];
    return value;
  }
};

/// The processor's time that this program took.
static double now() {
  timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

template <typename Work>
static double best(int runs, Work work) {
  double least = std::numeric_limits<double>::infinity();
  for (int run = 0; run < runs; run++) {
    const double start = now();
    work();
    least = std::min(least, now() - start);
  }
  return least;
}

static void report(double seconds, int work, double loss = 0) {
  std::printf(
      "{\"name\": \"ADOL-C\", \"seconds\": %g, \"work\": %d, \"loss\": %g}\n", seconds, work, loss);
}

int main(int, char **arguments) {
  const std::string task = arguments[1];
  if (task == "moons") {
    Moons moons;
    double loss = 0;
    int number = 0;
    const double seconds = best(200, [&] { loss = moons.step(1 - 0.9 * (number++ % 100) / 100); });
    report(seconds, 1, loss);
  } else {
    const int operations = std::stoi(task), chains = std::max(1, 100'000 / operations);
    const double seconds = best(20, [&] { for (int i = 0; i < chains; i++) chain(operations); });
    report(seconds, operations * chains);
  }
}
