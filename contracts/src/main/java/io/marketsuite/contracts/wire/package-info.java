/**
 * How the published language looks on the wire: UTF-8 JSON, snake case, a {@code type} where
 * needed.
 */
package io.marketsuite.contracts.wire;
