package io.marketsuite.lifecycle.timeline;

import io.marketsuite.contracts.lifecycle.Reason;
import io.marketsuite.contracts.lifecycle.Verdict;

/** What the processor made of an input. */
public record Ruling(Verdict verdict, Reason reason) {}
