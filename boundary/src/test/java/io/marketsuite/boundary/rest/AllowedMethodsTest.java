package io.marketsuite.boundary.rest;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowedMethodsTest {
  private final AllowedMethods methods =
      new AllowedMethods(Stream.of(Things.class, OneThing.class, String.class));

  @Path("/api/things")
  interface Things {
    @GET
    String all();

    @POST
    String add();

    void notServed();
  }

  @Path("api/things/{id}/")
  interface OneThing {
    @GET
    String one();

    @DELETE
    @Path("/part.of/{name}")
    String part();
  }

  @ParameterizedTest
  @CsvSource({
    "/api/things, 'GET, HEAD, POST'",
    "/api/things/a, 'GET, HEAD'",
    "/api/things/a/part.of/b, DELETE",
    "/api/things/a/partXof/b, ''",
    "/api/things/a/b, ''",
    "/api, ''",
    "/, ''"
  })
  void a_path_has_the_methods_of_the_resources_that_serve_it(String path, String expected) {
    assertThat(String.join(", ", methods.at(path))).isEqualTo(expected);
  }

  @Test
  void a_status_of_the_frameworks_that_has_no_type_counts_as_the_nearest() {
    assertThat(FrameworkProblem.of(418).problem().type()).isEqualTo("/problems/bad-request");
    assertThat(FrameworkProblem.of(503).problem().type()).isEqualTo("/problems/internal-error");
    assertThat(FrameworkProblem.of(415).problem().status()).isEqualTo(415);
  }
}
