/** Holds a service to the OpenAPI document that it serves. */
package io.marketsuite.testsupport.openapi;
