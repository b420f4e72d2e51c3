/**
 * The engine: one lane per (topic, key), one thread of its own per busy lane, and what a lane's
 * work does to Kafka, PostgreSQL and the outside, behind ports.
 */
package io.marketsuite.dispatcher.application;
