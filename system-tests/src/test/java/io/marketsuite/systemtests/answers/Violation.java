package io.marketsuite.systemtests.answers;

/** Something that does not hold. */
record Violation(Rule rule, String sentence) {}
