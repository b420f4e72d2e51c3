/**
 * The public routes, on Vert.x directly: the order of the checks is the order of the code, and the
 * body is read only after what can be refused without it.
 */
package io.marketsuite.ingress.adapter.http;
