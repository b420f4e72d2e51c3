package io.marketsuite.testsupport.layers.pure;

import java.util.List;

/** Uses arrays, primitives and java.util. */
public record Pure(List<String> names, byte[] bytes, int[][] table) {}
