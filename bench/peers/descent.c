/*
 * The jobs of the bench in C: the same batches in the same order, the same rules, the same losses.
 *
 *   descent lecture DATA ROUNDS STATE EPOCHS BATCH     all five optimizers, each from zeros
 *   descent epoch   DATA ROUNDS STATE EPOCHS BATCH     gradient descent
 *
 * DATA holds the number of rows as a double, then x row after row, then y. STATE is where the random numbers begin. The
 * number of columns is D, known to the compiler. Prints the milliseconds of each rule in its fastest round (for `epoch`:
 * of the fastest epoch), the losses at the end, and the weights.
 *
 *   descent stream|gather DATA ROUNDS STATE EPOCHS BATCH
 *
 * No descent at all: the sum of all numbers, row after row as they lie in memory, or in random order, fetched ahead. What
 * an epoch must read at least, it reads once in the one way and once in the other.
 */
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define P (D + 1)
/* A row of the table, made even, and how far ahead of its use a row is fetched. */
#define ROW ((P + 1) / 2 * 2)
#define AHEAD 32

typedef struct {
  double m[P], v[P], beta1, beta2;
} State;

static int n;
static double *x, *y;
static int32_t *rows;
static uint32_t chance;

static void shuffle(void) {
  uint32_t s = chance;
  for (int i = n - 1; i > 0; i--) {
    s ^= s << 13;
    s ^= s >> 17;
    s ^= s << 5;
    int k = (uint64_t)s * (i + 1) >> 32;
    int32_t row = rows[i];
    rows[i] = rows[k];
    rows[k] = row;
  }
  chance = s;
}

static inline double errorOf(const double *w, const double *xi, double yi) {
  double error = w[D] - yi;
  for (int j = 0; j < D; j++) error += w[j] * xi[j];
  return error;
}

static double loss(const double *w) {
  double sum = 0;
  for (int i = 0; i < n; i++) {
    double error = errorOf(w, x + (size_t)i * D, y[i]);
    sum += error * error;
  }
  return sum / n;
}

static double lossAndGradient(const double *w, double *slope, const int32_t *batch, int size) {
  double g[P] = {0}, sum = 0;
  for (int i = 0; i < size; i++) {
    const double *xi = x + (size_t)batch[i] * D;
    double error = errorOf(w, xi, y[batch[i]]);
    sum += error * error;
    for (int j = 0; j < D; j++) g[j] += error * xi[j];
    g[D] += error;
  }
  for (int j = 0; j < P; j++) slope[j] = g[j] * (2.0 / size);
  return sum / size;
}

static inline __attribute__((always_inline)) void step(int rule, double *w, const double *g, State *s) {
  const double rate = 0.001;
  if (rule == 0) {
    for (int j = 0; j < P; j++) w[j] -= rate * g[j];
  } else if (rule == 1) {
    for (int j = 0; j < P; j++) {
      s->v[j] = 0.9 * s->v[j] + g[j];
      w[j] -= rate * s->v[j];
    }
  } else if (rule == 2) {
    for (int j = 0; j < P; j++) {
      s->v[j] += g[j] * g[j];
      w[j] -= rate * g[j] / (sqrt(s->v[j]) + 1e-10);
    }
  } else if (rule == 3) {
    for (int j = 0; j < P; j++) {
      s->v[j] = 0.99 * s->v[j] + (1 - 0.99) * g[j] * g[j];
      w[j] -= rate * g[j] / (sqrt(s->v[j]) + 1e-8);
    }
  } else {
    s->beta1 *= 0.9;
    s->beta2 *= 0.999;
    double eta = rate / (1 - s->beta1), root = sqrt(1 - s->beta2);
    for (int j = 0; j < P; j++) {
      s->m[j] += (1 - 0.9) * (g[j] - s->m[j]);
      s->v[j] = 0.999 * s->v[j] + (1 - 0.999) * g[j] * g[j];
      w[j] -= eta * s->m[j] / (sqrt(s->v[j]) / root + 1e-8);
    }
  }
}

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1e3 + t.tv_nsec / 1e6;
}

/* Returns the milliseconds of the fastest epoch. */
static inline __attribute__((always_inline)) double train(int rule, double *w, uint32_t state, int epochs, int batchSize, double *losses,
                           double *batchLosses) {
  State s = {.beta1 = 1, .beta2 = 1};
  double g[P], best = INFINITY;
  memset(w, 0, P * sizeof *w);
  for (int i = 0; i < n; i++) rows[i] = i;
  chance = state;
  losses[0] = loss(w);
  double before = now();
  for (int epoch = 0; epoch < epochs; epoch++) {
    shuffle();
    for (int from = 0; from < n; from += batchSize) {
      int size = from + batchSize < n ? batchSize : n - from;
      batchLosses[epoch] = lossAndGradient(w, g, rows + from, size);
      step(rule, w, g, &s);
    }
    losses[epoch + 1] = loss(w);
    double after = now();
    if (after - before < best) best = after - before;
    before = after;
  }
  return best;
}

/* The table as a descent wants it: a row together with its target, on as few lines of the cache as possible. */
static double *table(void) {
  double *all = aligned_alloc(64, ((size_t)n * ROW * sizeof *all + 63) / 64 * 64);
  memset(all, 0, (size_t)n * ROW * sizeof *all);
  for (int i = 0; i < n; i++) {
    memcpy(all + (size_t)i * ROW, x + (size_t)i * D, D * sizeof *x);
    all[(size_t)i * ROW + D] = y[i];
  }
  return all;
}

static double sumOfRow(const double *row) {
  double sum = 0;
  for (int j = 0; j < P; j++) sum += row[j];
  return sum;
}

/* Returns the milliseconds of one pass over all rows; the sum is printed, so that no compiler leaves it out. */
static double readAll(const double *all, int inOrder, double *sum) {
  double began = now();
  *sum = 0;
  for (int i = 0; i < n; i++) {
    const double *next = all + (size_t)rows[i + AHEAD < n ? i + AHEAD : i] * ROW;
    if (!inOrder) {
      __builtin_prefetch(next);
      __builtin_prefetch(next + P - 1);
    }
    *sum += sumOfRow(all + (size_t)(inOrder ? i : rows[i]) * ROW);
  }
  return now() - began;
}

static void read(const char *path) {
  FILE *file = fopen(path, "rb");
  double count;
  if (!file || fread(&count, sizeof count, 1, file) != 1) exit(1);
  n = count;
  x = malloc((size_t)n * D * sizeof *x);
  y = malloc(n * sizeof *y);
  rows = malloc(n * sizeof *rows);
  if (fread(x, D * sizeof *x, n, file) != (size_t)n || fread(y, sizeof *y, n, file) != (size_t)n) exit(1);
  fclose(file);
}

int main(int argc, char **argv) {
  if (argc != 7) return 2;
  read(argv[2]);
  int lecture = !strcmp(argv[1], "lecture"), rounds = atoi(argv[3]), epochs = atoi(argv[5]), size = atoi(argv[6]);
  uint32_t state = strtoul(argv[4], 0, 10);
  double *losses = malloc((epochs + 1) * sizeof *losses), *batchLosses = malloc(epochs * sizeof *batchLosses);
  double w[5][P] = {{0}}, ends[5] = {0}, ms[5], least = INFINITY;
  int rules = lecture ? 5 : 1;
  for (int k = 0; k < 5; k++) ms[k] = INFINITY;
  if (!lecture && strcmp(argv[1], "epoch")) {
    double *all = table();
    for (int i = 0; i < n; i++) rows[i] = i;
    chance = state;
    shuffle();
    for (int round = 0; round < rounds; round++) ms[0] = fmin(ms[0], readAll(all, !strcmp(argv[1], "stream"), ends));
    rounds = 0;
  }
  for (int round = 0; round < rounds; round++) {
    double times[5] = {0}, all = 0;
#define TRAIN(rule)                                                                            \
  {                                                                                            \
    double began = now(), fastest = train(rule, w[rule], state, epochs, size, losses, batchLosses); \
    times[rule] = lecture ? now() - began : fastest;                                           \
    all += times[rule];                                                                        \
    ends[rule] = losses[epochs];                                                               \
  }
    TRAIN(0)
    if (lecture) {
      TRAIN(1)
      TRAIN(2)
      TRAIN(3)
      TRAIN(4)
    }
    if (all < least) {
      least = all;
      memcpy(ms, times, sizeof ms);
    }
  }
  printf("{\"ms\": [");
  for (int k = 0; k < rules; k++) printf("%s%.6f", k ? ", " : "", ms[k]);
  printf("], \"losses\": [");
  for (int k = 0; k < rules; k++) printf("%s%.17g", k ? ", " : "", ends[k]);
  printf("], \"w\": [");
  for (int k = 0; k < rules * P; k++) printf("%s%.17g", k ? ", " : "", w[k / P][k % P]);
  printf("]}\n");
  return 0;
}
