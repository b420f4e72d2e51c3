/** The boundary as beans: present in each service that has this library among its own. */
package io.marketsuite.boundary.quarkus;
