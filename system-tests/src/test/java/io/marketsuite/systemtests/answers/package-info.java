/**
 * Whether every answer is kept while parts of the suite are frozen and killed:
 *
 * <pre>
 *   rounds of stops ──► real stack ──► evidence: the client's history, the topics, what the
 *                                      callback receiver got, what settings reads serve
 *                                          │
 *                                          ▼
 *                                      oracle (pure): what does not hold
 * </pre>
 */
package io.marketsuite.systemtests.answers;
