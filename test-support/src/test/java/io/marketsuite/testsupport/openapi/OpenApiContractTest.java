package io.marketsuite.testsupport.openapi;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenApiContractTest {
  private static final String DOCUMENT =
      """
      {"openapi":"3.1.0","info":{"title":"t","version":"1"},
       "paths":{
        "/things":{
         "get":{"responses":{
           "200":{"content":{"application/json":{"schema":{"type":"array","items":{"$ref":"#/components/schemas/Thing"}}},
                             "text/csv":{}}},
           "202":{"x-body-optional":true,"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}},
           "503":{"$ref":"#/components/responses/Away"}}},
         "post":{"responses":{"204":{},"4XX":{"$ref":"#/components/responses/Away"}}}},
        "/things/{id}":{"get":{"responses":{"200":{"content":{"application/json":{"schema":{"$ref":"#/components/schemas/Thing"}}}}}}},
        "/things/special":{"get":{"responses":{"200":{}}}}},
       "components":{
        "responses":{"Away":{"content":{"application/problem+json":{"schema":{"$ref":"#/components/schemas/Problem"}}}}},
        "schemas":{
         "Thing":{"type":"object","required":["thing_id"],"properties":{
            "thing_id":{"type":"string","format":"uuid"},
            "size":{"type":"integer"},
            "inner":{"type":"object","properties":{"a":{"type":"string"}}}}},
         "Problem":{"type":"object","required":["type","status"],"additionalProperties":true,
            "properties":{"type":{"type":"string"},"status":{"type":"integer"}}}}}}
      """;
  private static final String ID = "1b4e28ba-2fa1-41d2-883f-0016d3cca427";
  private static final String THING = "{\"thing_id\":\"" + ID + "\"}";
  private static final String PROBLEM = "{\"type\":\"/problems/x\",\"status\":503,\"more\":1}";

  private final OpenApiContract contract = OpenApiContract.of(DOCUMENT);

  @ParameterizedTest(name = "{0} {1} {2} {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET  | /things         | 200 | application/json;charset=utf-8 | [" + THING + "]",
        "GET  | /things         | 200 | text/csv                       | a,b",
        "GET  | /things         | 202 |                                |",
        "GET  | /things         | 202 | application/json               | " + THING,
        "GET  | /things         | 503 | application/problem+json       | " + PROBLEM,
        "POST | /things         | 204 |                                |",
        "POST | /things         | 415 | application/problem+json       | " + PROBLEM,
        "GET  | /things/7       | 200 | application/json               | " + THING,
        "GET  | /things/special | 200 |                                |",
        "HEAD | /things         | 200 | application/json               |",
        "GET  | /nowhere        | 404 | application/problem+json       | {}",
        "PUT  | /things         | 405 | application/problem+json       | {}"
      })
  void a_declared_exchange_is_allowed(
      String method, String path, int status, String type, String body) {
    assertThatCode(() -> contract.check(method, path, status, type, body))
        .doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} {1} {2} {3}: {5}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "GET  | /nowhere         | 200 | application/json | {}  | the path is not in the document",
        "GET  | /nowhere         | 404 | text/html        | no  | the path is not in the document",
        "GET  | /things/7/parts  | 200 | application/json | {}  | the path is not in the document",
        "GET  | /things/         | 200 | application/json | []  | the path is not in the document",
        "GET  | /thingsX         | 200 | application/json | []  | the path is not in the document",
        "PUT  | /things          | 200 |                  |     | the method is not in the document",
        "OPTIONS | /things       | 200 |                  |     | the method is not in the document",
        "GET  | /things          | 500 | application/problem+json | {} | the status is not declared",
        "GET  | /things/7        | 404 | application/problem+json | {} | the status is not declared",
        "GET  | /things          | 200 | text/html        | x   | media type \"text/html\" is not",
        "GET  | /things          | 200 |                  | []  | media type \"\" is not declared",
        "GET  | /things          | 503 | application/json | {}  | media type \"application/json\" is",
        "GET  | /things          | 200 | text/csv         |     | there is none",
        "POST | /things          | 204 | text/plain       | x   | none is declared",
        "GET  | /things          | 200 | application/json | {}  | not as its schema",
        "GET  | /things          | 200 | application/json | [{}] | thing_id",
        "GET  | /things          | 200 | application/json | [{\"thing_id\":\"7\"}] | uuid",
        "GET  | /things/7        | 200 | application/json | {\"thing_id\":\""
            + ID
            + "\",\"size\":\"7\"} | size",
        "GET  | /things/7        | 200 | application/json | {\"thing_id\":\""
            + ID
            + "\",\"secret\":\"7\"} | secret",
        "GET  | /things/7        | 200 | application/json | {\"thing_id\":\""
            + ID
            + "\",\"inner\":{\"b\":1}} | inner",
        "GET  | /things          | 503 | application/problem+json | {\"status\":503} | type",
        "GET  | /things/7        | 200 | application/json | {\"thing_id\": | not JSON",
        "GET  | /things/7        | 200 | application/json | " + THING + " x | not JSON",
        "GET  | /things/7        | 200 | application/json |     | not JSON"
      })
  void what_is_not_declared_fails_and_is_named(
      String method, String path, int status, String type, String body, String fault) {
    assertThatThrownBy(() -> contract.check(method, path, status, type, body))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining(method + " " + path + " → " + status)
        .hasMessageContaining(fault);
  }

  @Test
  void parts_of_a_composition_see_each_others_fields() {
    OpenApiContract composed =
        OpenApiContract.of(
            """
            {"openapi":"3.0.3","paths":{"/a":{"get":{"responses":{"200":{"content":{"application/json":
              {"schema":{"allOf":[{"$ref":"#/components/schemas/Base"},
                 {"type":"object","properties":{"own":{"type":"string","nullable":true}}}]}}}}}}}},
             "components":{"schemas":{"Base":{"type":"object","required":["base"],
               "properties":{"base":{"type":"string"}}}}}}
            """);

    assertThatCode(
            () ->
                composed.check(
                    "GET", "/a", 200, "application/json", "{\"base\":\"b\",\"own\":null}"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> composed.check("GET", "/a", 200, "application/json", "{\"own\":\"o\"}"))
        .hasMessageContaining("base");
  }

  @Test
  void what_was_declared_and_never_seen_is_reported() {
    contract.check("GET", "/things", 200, "text/csv", "a");
    contract.check("GET", "/things/special", 200, null, null);
    contract.except("GET /things", "503", "nothing is taken away here");

    assertThat(contract.unobserved())
        .containsExactlyInAnyOrder(
            "GET /things 202", "POST /things 204", "POST /things 4XX", "GET /things/{id} 200");
    assertThatThrownBy(contract::assertAllObserved)
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("declared but never observed=[GET /things 202");
  }

  @Test
  void an_answer_that_is_not_as_declared_does_not_count_as_seen() {
    assertThatThrownBy(() -> contract.check("GET", "/things/7", 200, "application/json", "{}"))
        .isInstanceOf(AssertionError.class);
    contract.check("HEAD", "/things/7", 200, "application/json", null);

    assertThat(contract.unobserved()).contains("GET /things/{id} 200");
  }

  @Test
  void nothing_is_reported_when_all_was_seen_or_excepted() {
    observeAllButOne();
    contract.except("GET /things", "202", "no body is left out here");
    contract.except("GET /things", "503", "nothing is taken away here");

    assertThatCode(contract::assertAllObserved).doesNotThrowAnyException();
  }

  @Test
  void an_exception_for_what_is_not_declared_or_was_seen_is_a_fault() {
    observeAllButOne();
    contract.except("GET /things", "503", "nothing is taken away here");
    contract.except("GET /things", "418", "no tea here");
    contract.except("GET /things", "200", "forgotten");

    assertThatThrownBy(contract::assertAllObserved)
        .hasMessageContaining("excepted but not declared=[GET /things 418]")
        .hasMessageContaining("excepted but observed=[GET /things 200]");
  }

  private void observeAllButOne() {
    contract.check("GET", "/things", 200, "text/csv", "a");
    contract.check("POST", "/things", 204, null, "");
    contract.check("POST", "/things", 400, "application/problem+json", PROBLEM);
    contract.check("GET", "/things/7", 200, "application/json", THING);
    contract.check("GET", "/things/special", 200, null, "");
  }

  @Test
  void a_text_that_is_no_document_is_refused() {
    assertThatThrownBy(() -> OpenApiContract.of("{\"openapi\":\"3.1.0\",\"paths\":{}}"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OpenApiContract.of("openapi: 3.1.0"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void the_filter_checks_what_a_served_document_does_not_declare() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] body = DOCUMENT.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().add("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    try {
      String base = "http://127.0.0.1:" + server.getAddress().getPort();
      OpenApiContract served = OpenApiContract.fetch(base + "/q/openapi?format=json");

      assertThatThrownBy(() -> given().filter(served.filter()).get(base + "/things?a=b"))
          .isInstanceOf(AssertionError.class)
          .hasMessageContaining("GET /things → 200")
          .hasMessageContaining("not as its schema");
    } finally {
      server.stop(0);
    }
  }
}
