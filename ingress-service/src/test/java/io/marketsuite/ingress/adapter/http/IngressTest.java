package io.marketsuite.ingress.adapter.http;

import io.marketsuite.ingress.support.IngressParts;
import io.marketsuite.testsupport.RealKafka;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** A test of the whole service with a real broker and a real database server. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@QuarkusTest
@QuarkusTestResource(RealKafka.class)
@QuarkusTestResource(IngressParts.class)
@interface IngressTest {}
