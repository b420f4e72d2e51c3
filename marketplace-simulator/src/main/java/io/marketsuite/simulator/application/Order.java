package io.marketsuite.simulator.application;

import io.marketsuite.simulator.domain.CommandKind;
import java.util.Map;

/** What an administrator, or the marketplace itself, asks of one feature of one tenant. */
public sealed interface Order {

  /** The command that carries it. */
  CommandKind kind();

  /** Settings "specified by tenant's administrator during installation, if any". */
  record Install(Map<String, Object> settings) implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.CREATE;
    }
  }

  /** Enable an installed feature. */
  record Activate() implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.ACTIVATE;
    }
  }

  /** Disable an activated feature. */
  record Deactivate() implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.DEACTIVATE;
    }
  }

  /**
   * Save settings.
   *
   * @param unchecked skips the marketplace's own validation, so that a test reaches the vendor's
   */
  record Update(Map<String, Object> settings, boolean unchecked) implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.UPDATE;
    }
  }

  /** Remove a deactivated feature. */
  record Uninstall() implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.DELETE;
    }
  }

  /** Move to the released manifest version. */
  record Upgrade() implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.UPGRADE;
    }
  }

  /** Mend broken clients: an upgrade whose versions are equal. */
  record Repair(FeatureClients.Repair clients) implements Order {
    @Override
    public CommandKind kind() {
      return CommandKind.UPGRADE;
    }
  }
}
