package io.marketsuite.testsupport.openapi;

import io.restassured.filter.Filter;
import io.restassured.filter.FilterContext;
import io.restassured.response.Response;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.net.URI;

/** Hands each exchange of RestAssured to the contract. */
record ContractFilter(OpenApiContract contract) implements Filter {
  @Override
  public Response filter(
      FilterableRequestSpecification request,
      FilterableResponseSpecification expected,
      FilterContext context) {
    Response response = context.next(request, expected);
    contract.check(
        request.getMethod(),
        URI.create(request.getURI()).getRawPath(),
        response.statusCode(),
        response.contentType(),
        response.body().asString());
    return response;
  }
}
