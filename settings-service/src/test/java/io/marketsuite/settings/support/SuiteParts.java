package io.marketsuite.settings.support;

import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;

/** What every Quarkus test of this module runs against; Quarkus finds it by its annotations. */
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(
    value = RealPostgres.class,
    initArgs = {
      @ResourceArg(name = "database", value = "settings"),
      @ResourceArg(name = "guests", value = "ingress")
    })
@QuarkusTestResource(LocalIdentity.class)
final class SuiteParts {
  private SuiteParts() {}
}
