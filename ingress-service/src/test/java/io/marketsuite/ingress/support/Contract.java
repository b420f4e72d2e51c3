package io.marketsuite.ingress.support;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.marketsuite.testsupport.openapi.OpenApiContract;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;

/** The OpenAPI document that the exchanges of all tests are held against. */
final class Contract {
  private static final OpenApiContract DOCUMENT = document();

  private Contract() {}

  private static OpenApiContract document() {
    try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
      return OpenApiContract.of(new YAMLMapper().readTree(yaml).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same answer, if it is declared. The management port has other routes. */
  static HttpResponse<String> check(HttpResponse<String> answer) {
    String path = answer.request().uri().getRawPath();
    if (!path.startsWith("/q/health") && !path.startsWith("/q/metrics")) {
      DOCUMENT.check(
          answer.request().method(),
          path,
          answer.statusCode(),
          answer.headers().firstValue("Content-Type").orElse(""),
          answer.body());
    }
    return answer;
  }
}
