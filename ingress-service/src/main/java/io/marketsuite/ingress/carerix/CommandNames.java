package io.marketsuite.ingress.carerix;

import io.marketsuite.contracts.lifecycle.CommandKind;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names of the commands in {@code _kind} (specification, "Feature lifecycle"). */
public final class CommandNames {
  private static final Map<String, CommandKind> KINDS =
      Stream.of(CommandKind.values())
          .collect(Collectors.toUnmodifiableMap(CommandNames::of, Function.identity()));

  private CommandNames() {}

  /** The kind of that name, matched exactly. */
  public static Optional<CommandKind> kind(String name) {
    return Optional.ofNullable(KINDS.get(name));
  }

  /** The name of a kind. */
  public static String of(CommandKind kind) {
    return switch (kind) {
      case CREATE -> "FeatureCreateCommand";
      case ACTIVATE -> "FeatureActivateCommand";
      case DEACTIVATE -> "FeatureDeactivateCommand";
      case UPDATE -> "FeatureUpdateCommand";
      case UPGRADE -> "FeatureUpgradeCommand";
      case DELETE -> "FeatureDeleteCommand";
      case CLEANUP -> "FeatureCleanupCommand";
    };
  }
}
