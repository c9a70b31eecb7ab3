#include "base/metrics.hpp"

#include <gtest/gtest.h>

namespace alongside {
namespace {

TEST(Metrics, CountersAndGaugesAreTold) {
    MetricsText text;
    text.counter("alongside_entries_total", "Entries that were accepted.", 7);
    text.gauge("alongside_connections", "Open connections.", 2);
    EXPECT_EQ(text.take(),
              "# HELP alongside_entries_total Entries that were accepted.\n"
              "# TYPE alongside_entries_total counter\n"
              "alongside_entries_total 7\n"
              "# HELP alongside_connections Open connections.\n"
              "# TYPE alongside_connections gauge\n"
              "alongside_connections 2\n");
}

TEST(Metrics, AHistogramCountsEachValueInEveryBucketThatHoldsIt) {
    Histogram histogram{1, 5};
    for (const double value : {0.5, 1.0, 4.0, 9.0}) histogram.observe(value);
    MetricsText text;
    text.histogram("alongside_batch", "Jobs.", histogram);
    EXPECT_EQ(text.take(),
              "# HELP alongside_batch Jobs.\n"
              "# TYPE alongside_batch histogram\n"
              "alongside_batch_bucket{le=\"1\"} 2\n"
              "alongside_batch_bucket{le=\"5\"} 3\n"
              "alongside_batch_bucket{le=\"+Inf\"} 4\n"
              "alongside_batch_sum 14.5\n"
              "alongside_batch_count 4\n");
}

TEST(Metrics, WordsAreCountedApart) {
    CountersByWord refusals;
    refusals.add("goal.not_on_offer");
    refusals.add("entry.time");
    refusals.add("entry.time");
    MetricsText text;
    text.counters("alongside_refusals_total", "Refusals.", "code", refusals.values());
    EXPECT_EQ(text.take(),
              "# HELP alongside_refusals_total Refusals.\n"
              "# TYPE alongside_refusals_total counter\n"
              "alongside_refusals_total{code=\"entry.time\"} 2\n"
              "alongside_refusals_total{code=\"goal.not_on_offer\"} 1\n");
}

}  // namespace
}  // namespace alongside
