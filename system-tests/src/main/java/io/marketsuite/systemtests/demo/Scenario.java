package io.marketsuite.systemtests.demo;

import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Service;

/** The whole life of a feature at three customers, in chapters. */
public final class Scenario {
  private final Stage stage;

  public Scenario(LocalStack stack, Vendor vendor, Narrator narrator) {
    Marketplace marketplace = new Marketplace(stack.url(Service.SIMULATOR));
    stage = new Stage(stack, new Suite(stack), marketplace, vendor, narrator);
  }

  /**
   * Plays it.
   *
   * @throws ClaimFailed at the first claim that does not hold
   */
  public void play() {
    new Installing(stage).play();
    new Configuring(stage).play();
    new Using(stage).play();
    new Trusting(stage).play();
    new Upgrading(stage).play();
    new Reinstalling(stage).play();
    new Leaving(stage).play();
    new Measuring(stage).play();
    new Operating(stage).play();
    new Explaining(stage).play();
    new Auditing(stage).play();
  }
}
