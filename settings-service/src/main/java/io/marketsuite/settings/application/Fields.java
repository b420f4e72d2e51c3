package io.marketsuite.settings.application;

import io.marketsuite.contracts.lifecycle.ClientRef;
import io.marketsuite.settings.domain.SettingName;

/**
 * The names under which values are encrypted; part of what authenticates them, so that a value
 * moved to another row does not open. They must never change. No name holds a slash of its own:
 * codes and service ids are checked against the manifest's pattern.
 */
final class Fields {
  private Fields() {}

  static String of(SettingName name) {
    return "setting/" + name.serviceId() + "/" + name.code();
  }

  static String of(ClientRef client) {
    return "client-secret/" + client.serviceId() + "/" + client.clientId();
  }
}
