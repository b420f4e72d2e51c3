package io.marketsuite.token.quarkus;

/** Where the rules in force are from. */
sealed interface RulesState {
  /** There is no identity file. */
  record Configured() implements RulesState {}

  /** The identity file as it stands, over the configuration. */
  record FromFile() implements RulesState {}

  /**
   * An earlier content of the identity file: as it stands it cannot be used.
   *
   * @param why a sentence for the operator
   */
  record Kept(String why) implements RulesState {}

  /** The name of it in health data. */
  default String label() {
    return switch (this) {
      case Configured() -> "configured";
      case FromFile() -> "from-file";
      case Kept kept -> "kept";
    };
  }
}
