/** The verifier in a Quarkus service: configuration, beans, metrics, health. */
package io.marketsuite.token.quarkus;
