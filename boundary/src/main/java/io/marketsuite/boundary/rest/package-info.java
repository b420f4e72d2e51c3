/**
 * What a REST service says by itself before one of its resources is asked, or when none can be: the
 * framework's refusals as problems with stable types, methods, and bodies within bounds. Only for
 * services that have Quarkus REST; the others never load it.
 */
package io.marketsuite.boundary.rest;
