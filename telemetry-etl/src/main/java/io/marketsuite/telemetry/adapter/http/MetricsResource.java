package io.marketsuite.telemetry.adapter.http;

import io.marketsuite.contracts.wire.Wire;
import io.marketsuite.operator.Roles;
import io.marketsuite.telemetry.application.MetricCatalogue;
import io.marketsuite.telemetry.application.MetricDefinition;
import io.marketsuite.telemetry.application.MetricLog;
import io.marketsuite.telemetry.application.MetricVerifier;
import io.marketsuite.telemetry.application.PublishedRow;
import io.marketsuite.telemetry.application.RowFilter;
import io.marketsuite.telemetry.application.RowView;
import io.marketsuite.telemetry.domain.MetricRow.DefinitionRef;
import io.quarkus.smallrye.jwt.runtime.auth.BearerTokenAuthentication;
import io.smallrye.common.annotation.Blocking;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The metrics over HTTP, for the operator. */
@Path("/api/v1/metrics")
@BearerTokenAuthentication
@RolesAllowed(Roles.OPERATOR)
@Blocking
public class MetricsResource {
  private final MetricCatalogue catalogue;
  private final RowView view;
  private final MetricLog log;
  private final MetricVerifier verifier;

  /** Reading the whole log is dear: one at a time. */
  private final Semaphore readingTheLog = new Semaphore(1);

  MetricsResource(MetricCatalogue catalogue, RowView view, MetricLog log, MetricVerifier verifier) {
    this.catalogue = catalogue;
    this.view = view;
    this.log = log;
    this.verifier = verifier;
  }

  /** A metric in the list of all. */
  record Entry(String name, DefinitionRef definition, String title, String unit) {}

  /**
   * @param recomputed whether the rows come from a batch over the decision log
   */
  record Page(
      String metric, DefinitionRef definition, boolean recomputed, List<PublishedRow> rows) {}

  /** Which metrics there are, and by which documents. */
  @GET
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] list() {
    return Wire.write(
        catalogue.all().stream()
            .map(it -> new Entry(it.ref().id(), it.ref(), it.title(), it.unit()))
            .toList());
  }

  /** The definition document, as it was hashed. */
  @GET
  @Path("/{name}/definition")
  @Produces("application/yaml")
  public String definition(@PathParam("name") String name) {
    return find(name).document();
  }

  /**
   * The rows of a metric, from this instance's view of its topic.
   *
   * @param format {@code json} or {@code csv}; goes before the Accept header
   * @param recompute take the rows of a batch over the decision log instead
   */
  @GET
  @Path("/{name}")
  @Produces({MediaType.APPLICATION_JSON, Formats.CSV})
  public Response rows(
      @PathParam("name") String name,
      @BeanParam RowQuery query,
      @QueryParam("format") String format,
      @QueryParam("recompute") @DefaultValue("false") boolean recompute,
      @Context HttpHeaders headers) {
    MetricDefinition definition = find(name);
    RowFilter filter = query.filter();
    Formats chosen = Formats.choose(format, headers.getAcceptableMediaTypes());
    List<PublishedRow> rows =
        (recompute ? recomputed(name) : streamed(name, filter)).filter(filter::accepts).toList();
    return switch (chosen) {
      case JSON_ROWS ->
          Response.ok(
                  Wire.write(new Page(name, definition.ref(), recompute, rows)),
                  MediaType.APPLICATION_JSON)
              .build();
      case CSV_ROWS ->
          Response.ok(Csv.of(definition.columns(), rows), Formats.CSV + ";charset=utf-8").build();
    };
  }

  private Stream<PublishedRow> streamed(String name, RowFilter filter) {
    return view.rows(name, filter.feature()).stream().map(PublishedRow::of);
  }

  private Stream<PublishedRow> recomputed(String name) {
    return alone(log::recompute).stream()
        .filter(row -> row.metric().equals(name))
        .map(PublishedRow::of);
  }

  /** Whether the rows on the topic are those of a recomputation. */
  @GET
  @Path("/{name}/verify")
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] verify(@PathParam("name") String name) {
    find(name);
    return Wire.write(alone(() -> verifier.verify(name)));
  }

  /** The same; for those who want no cache between. */
  @POST
  @Path("/{name}/verify")
  @Produces(MediaType.APPLICATION_JSON)
  public byte[] verifyNow(@PathParam("name") String name) {
    return verify(name);
  }

  private MetricDefinition find(String name) {
    return catalogue
        .find(name)
        .orElseThrow(
            () ->
                Problem.of("unknown-metric", "Not Found", 404, "There is no metric of this name.")
                    .exception());
  }

  private <T> T alone(Supplier<T> reading) {
    if (!readingTheLog.tryAcquire()) {
      throw Problem.of(
              "busy", "Service Unavailable", 503, "Another recomputation is running; try later.")
          .exception();
    }
    try {
      return reading.get();
    } finally {
      readingTheLog.release();
    }
  }
}
