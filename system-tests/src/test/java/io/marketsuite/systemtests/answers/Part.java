package io.marketsuite.systemtests.answers;

/** What is stopped. */
enum Part {
  INGRESS_1,
  INGRESS_2,
  PROCESSOR,
  SETTINGS,
  BROKER
}
