package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/** What the document says of a method and a path. */
sealed interface Lookup {
  /** No path of the document fits. */
  record UnknownPath() implements Lookup {}

  /** The path is there, the method is not. */
  record UnknownMethod() implements Lookup {}

  /**
   * @param id {@code GET /api/v1/things/{id}}
   */
  record Found(String id, JsonNode operation, DeclaredOperations document) implements Lookup {
    /** By exact status, then {@code 4XX}, then {@code default}: the document's own precedence. */
    DeclaredResponse response(int status) throws NotDeclared {
      for (String key : new String[] {"" + status, status / 100 + "XX", "default"}) {
        JsonNode response = operation.path("responses").path(key);
        if (!response.isMissingNode()) {
          return new DeclaredResponse(id + " " + key, document.resolved(response));
        }
      }
      throw new NotDeclared("the status is not declared for " + id);
    }
  }
}
