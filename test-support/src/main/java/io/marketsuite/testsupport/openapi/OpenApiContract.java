package io.marketsuite.testsupport.openapi;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.restassured.filter.Filter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A served OpenAPI 3.x document held against what a service does. Each exchange given to {@link
 * #check} must be declared: path, method, status, media type, and the JSON body by its schema, in
 * which fields that the document does not name are refused unless {@code additionalProperties} is
 * said. At the end {@link #assertAllObserved} fails for what is declared and was never seen.
 *
 * <p>What no document can declare is allowed in one form each: a problem with 404 on a path that is
 * not declared, and a problem with 405 for a method that is not. Thread-safe.
 *
 * <pre>{@code
 * static final OpenApiContract API = OpenApiContract.fetch(base + "/q/openapi?format=json");
 * given().filter(API.filter()).get("/api/v1/things").then().statusCode(200);
 * API.except("GET /api/v1/things", "503", "the database is not taken away here");
 * API.assertAllObserved();
 * }</pre>
 */
public final class OpenApiContract {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final DeclaredOperations operations;
  private final BodySchemas schemas;
  private final Set<String> observed = ConcurrentHashMap.newKeySet();
  private final Map<String, String> exceptions = new ConcurrentHashMap<>();

  private OpenApiContract(JsonNode document) {
    this.operations = new DeclaredOperations(document);
    this.schemas = new BodySchemas(document);
  }

  /**
   * @throws IllegalArgumentException when the text is no OpenAPI 3 document with at least one path
   */
  public static OpenApiContract of(String json) {
    try {
      return new OpenApiContract(JSON.readTree(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("The OpenAPI document is not JSON", e);
    }
  }

  /** Fetches the document, for example from {@code …/q/openapi?format=json}. */
  public static OpenApiContract fetch(String url) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      var answer =
          client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new AssertionError(
            "Expected a document at " + url + " but got " + answer.statusCode());
      }
      return of(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("Interrupted while fetching " + url, e);
    }
  }

  /** Checks each exchange that RestAssured makes with it. */
  public Filter filter() {
    return new ContractFilter(this);
  }

  /**
   * @param path as sent, without the query
   * @param contentType of the answer, or null when it had none
   * @param body of the answer; null and empty are the same
   * @throws AssertionError naming the exchange and what of it is not declared
   */
  public void check(String method, String path, int status, String contentType, String body) {
    String what = method + " " + path + " → " + status;
    try {
      observe(method, path, status, new Answer(contentType, body));
    } catch (NotDeclared e) {
      throw new AssertionError("Not as declared: " + what + ": " + e.getMessage(), e);
    }
  }

  private void observe(String method, String path, int status, Answer answer) throws NotDeclared {
    boolean head = method.equals("HEAD");
    Lookup found = operations.find(head ? "GET" : method, path);
    switch (found) {
      case Lookup.UnknownPath _ -> requireProblem(404, status, answer, head, "the path");
      case Lookup.UnknownMethod _ -> requireProblem(405, status, answer, head, "the method");
      case Lookup.Found operation -> {
        DeclaredResponse response = operation.response(status);
        if (!head) {
          response.check(answer, schemas);
          observed.add(response.id());
        }
      }
    }
  }

  private static void requireProblem(
      int expected, int status, Answer answer, boolean head, String what) throws NotDeclared {
    boolean problem = head || answer.mediaType().equals("application/problem+json");
    if (status != expected || !problem) {
      throw new NotDeclared(
          what + " is not in the document, so only a " + expected + " problem is");
    }
  }

  /**
   * Says that a declared answer cannot be produced in this test.
   *
   * @param operation as in the document: {@code GET /api/v1/things/{id}}
   * @param status as in the document: {@code 503}, {@code 4XX} or {@code default}
   * @param reason for the reader
   */
  public OpenApiContract except(String operation, String status, String reason) {
    if (reason.isBlank()) {
      throw new IllegalArgumentException("An exception needs its reason");
    }
    exceptions.put(operation + " " + status, reason);
    return this;
  }

  /** Declared answers that were not seen and are not excepted, as {@code GET /path 200}. */
  public Set<String> unobserved() {
    Set<String> left = operations.responses();
    left.removeAll(observed);
    left.removeAll(exceptions.keySet());
    return left;
  }

  /**
   * @throws AssertionError when a declared answer was never seen, or an exception is made for one
   *     that is not declared or was seen after all
   */
  public void assertAllObserved() {
    Map<String, Set<String>> faults = new TreeMap<>();
    faults.put("declared but never observed", unobserved());
    Set<String> stray = new TreeSet<>(exceptions.keySet());
    stray.removeAll(operations.responses());
    faults.put("excepted but not declared", stray);
    Set<String> needless = new TreeSet<>(exceptions.keySet());
    needless.retainAll(observed);
    faults.put("excepted but observed", needless);
    faults.values().removeIf(Set::isEmpty);
    if (!faults.isEmpty()) {
      throw new AssertionError("The document and the service differ: " + faults);
    }
  }
}
