package io.marketsuite.testsupport.layers.leaky;

import java.io.File;

/** Uses java.io, which its rule does not allow. */
public record Leaky(File[] files) {}
