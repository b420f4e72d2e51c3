package io.marketsuite.systemtests.demo;

import io.marketsuite.stack.LocalStack;

/** What each chapter works with. */
record Stage(
    LocalStack stack, Suite suite, Marketplace marketplace, Vendor vendor, Narrator narrator) {
  /** Three customers on two identity servers; the third one's name is not in lower case. */
  static final String ACME = "acme";

  static final String GLOBEX = "globex";
  static final String LEAVER = "customername";
  static final String LEAVER_DISPLAY = "CustomerName";

  /** A setting's value that must be readable nowhere but at the settings endpoint. */
  static final String CANARY = "canary-setting-5f1d";

  void statusSoon(String tenant, String status) {
    narrator.claimSoon(
        "the marketplace shows " + tenant + "'s feature as " + status,
        () -> marketplace.status(tenant).equals(status),
        () -> marketplace.status(tenant));
  }
}
