package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * An answer as the document has it.
 *
 * @param id {@code GET /api/v1/things/{id} 200}
 */
record DeclaredResponse(String id, JsonNode response) {
  /** What OpenAPI cannot say: that an answer may have a body or none. */
  private static final String OPTIONAL_BODY = "x-body-optional";

  void check(Answer answer, BodySchemas schemas) throws NotDeclared {
    JsonNode content = response.path("content");
    if (content.isEmpty()) {
      requireNoBody(answer);
      return;
    }
    if (response.path(OPTIONAL_BODY).asBoolean() && answer.body().isEmpty()) {
      return;
    }
    JsonNode media = media(content, answer);
    if (answer.isJson()) {
      JsonNode schema = media.path("schema");
      if (schema.isMissingNode()) {
        throw new NotDeclared("JSON is answered, but no schema is declared for " + id);
      }
      schemas.check(schema, answer.body());
    } else if (answer.body().isEmpty()) {
      throw new NotDeclared("a body is declared for " + id + ", but there is none");
    }
  }

  private void requireNoBody(Answer answer) throws NotDeclared {
    if (!answer.body().isEmpty()) {
      throw new NotDeclared("a body is answered, but none is declared for " + id);
    }
  }

  private JsonNode media(JsonNode content, Answer answer) throws NotDeclared {
    String type = answer.mediaType();
    for (String key : new String[] {type, type.split("/", 2)[0] + "/*", "*/*"}) {
      if (content.has(key)) {
        return content.path(key);
      }
    }
    for (var declared : content.properties()) {
      if (new Answer(declared.getKey(), "").mediaType().equals(type)) {
        return declared.getValue();
      }
    }
    throw new NotDeclared("media type \"" + type + "\" is not declared for " + id);
  }
}
