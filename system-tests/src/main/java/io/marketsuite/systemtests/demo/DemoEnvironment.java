package io.marketsuite.systemtests.demo;

import io.marketsuite.stack.StackSettings;
import java.util.Map;

/** How the demo's suite differs from the plain local stack: a vendor takes part. */
public final class DemoEnvironment {
  private DemoEnvironment() {}

  public static StackSettings of(StackSettings settings, Vendor vendor) {
    return settings.also(
        Map.of(
            "SUITE_MANIFESTS", "manifest.yaml,examples/manifest-2.yaml",
            "SUITE_RELEASED_VERSIONS_PARTNER", "1",
            "SUITE_PROVISIONING_CREATE", "http",
            "SUITE_PROVISIONING_UPGRADE", "http",
            "SUITE_PROVISIONING_DELETE", "kafka",
            "SUITE_PROVISIONING_CLEANUP", "kafka",
            "SUITE_HOOK_URL", vendor.hookUrl(),
            "SUITE_HOOK_SECRET", Vendor.HOOK_SECRET));
  }
}
