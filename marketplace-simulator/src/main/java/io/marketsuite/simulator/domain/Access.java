package io.marketsuite.simulator.domain;

import java.util.Set;

/**
 * Who may install a feature; Carerix decides it, not the manifest. Tenants are lower-cased realms.
 *
 * <p>Source: specification, "Restricting access".
 */
public sealed interface Access {

  /** Whether this tenant may install the feature. */
  boolean allows(String tenant);

  /** Any tenant may. */
  record Public() implements Access {
    @Override
    public boolean allows(String tenant) {
      return true;
    }
  }

  /** Only these tenants may. */
  record Whitelist(Set<String> tenants) implements Access {
    public Whitelist {
      tenants = Set.copyOf(tenants);
    }

    @Override
    public boolean allows(String tenant) {
      return tenants.contains(tenant);
    }
  }

  /** All but these tenants may. */
  record Blacklist(Set<String> tenants) implements Access {
    public Blacklist {
      tenants = Set.copyOf(tenants);
    }

    @Override
    public boolean allows(String tenant) {
      return !tenants.contains(tenant);
    }
  }
}
