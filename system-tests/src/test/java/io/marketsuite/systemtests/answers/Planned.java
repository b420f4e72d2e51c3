package io.marketsuite.systemtests.answers;

import io.marketsuite.contracts.lifecycle.CommandKind;

/** A command that is to be sent. */
record Planned(String tenant, CommandKind kind, Step step, Part replica) {}
