/**
 * The state once more, from the truth: decision records are folded, and the inputs they embed are
 * decided again. Reads Kafka, and writes only what a new application id begins with.
 *
 * <pre>
 *   lifecycle.events ─► Rechecking ─► Finding…        decided again, as it was?
 *                           │ folds
 *                           ▼
 *                     Installation…  ─► compared with lifecycle.state
 *                                    ─► NewApplication: store's changelog, group's offsets
 * </pre>
 */
package io.marketsuite.lifecycle.replay;
