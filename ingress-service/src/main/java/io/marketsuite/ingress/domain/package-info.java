/**
 * What the ingress decides by itself: what a waiting command is answered, when, and what telemetry
 * is fit to be kept. Pure: no clock, no I/O, nothing but the JDK and the lifecycle's own records.
 */
package io.marketsuite.ingress.domain;
