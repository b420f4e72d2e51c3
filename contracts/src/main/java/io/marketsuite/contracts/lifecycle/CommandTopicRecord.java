package io.marketsuite.contracts.lifecycle;

/** A record of {@code marketplace.lifecycle.commands}. */
public sealed interface CommandTopicRecord extends LifecycleInput
    permits Command, CommandAnswered, InstallationImported, RepairOrdered, Tick, DeadlinePassed {}
