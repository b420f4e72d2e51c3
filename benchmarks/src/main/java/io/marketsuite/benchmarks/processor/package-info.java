/**
 * The processor with many installations: how long a fresh instance takes to have them, and how long
 * nobody decides when an instance is killed.
 *
 * <pre>
 *   one real installation ─► its changelog record, copied under N tenants ─► changelog
 *   commands ─► processor(s) ─► decisions ─► what is measured
 * </pre>
 */
package io.marketsuite.benchmarks.processor;
