/**
 * What settings-service knows without any technology: how settings merge, what an erasure
 * destroyed, how long a token may be handed out. No clock, no I/O.
 */
package io.marketsuite.settings.domain;
