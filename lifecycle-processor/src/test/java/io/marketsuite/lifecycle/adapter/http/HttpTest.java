package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.testsupport.OperatorIssuer;
import io.marketsuite.testsupport.RealKafka;
import io.marketsuite.testsupport.RealPostgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the service's HTTP side, on a real broker and a real database. */
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(OperatorIssuer.class)
@QuarkusTestResource(
    value = RealPostgres.class,
    initArgs = @ResourceArg(name = "database", value = "lifecycle"))
@QuarkusTestResource(OrderStores.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface HttpTest {}
