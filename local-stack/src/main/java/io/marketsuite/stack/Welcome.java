package io.marketsuite.stack;

import java.time.Duration;

/** What a person reads when the stack is up. */
final class Welcome {
  private Welcome() {}

  static String text(LocalStack stack, Duration took) {
    return """

        The suite is up after %.1f s. Open the marketplace's console and install the feature:

          console (marketplace)   %s/
          metrics page            %s/   log in as «%s», password «%s» (fixed, for this machine alone)
          features                %s/api/v1/features
          deliveries              %s/api/v1/deliveries
          metrics                 %s/api/v1/metrics/lifecycle-daily
          Kafka                   %s
          PostgreSQL              %s
          logs and data           %s

        The three APIs want the operator's token; the simulator gives one for local use:

          TOKEN=$(curl -s -d grant_type=client_credentials -d client_id=suite-operator \\
            -d client_secret=local-only-operator %s/auth/realms/operator/protocol/openid-connect/token \\
            | sed 's/.*"access_token":"\\([^"]*\\)".*/\\1/')
          curl -H "Authorization: Bearer $TOKEN" %s/api/v1/features

        Ctrl-C stops everything.
        """
        .formatted(
            took.toMillis() / 1000.0,
            stack.url(Service.SIMULATOR),
            stack.url(Service.TELEMETRY),
            LoginEnvironment.USER,
            LoginEnvironment.PASSWORD,
            stack.url(Service.PROCESSOR),
            stack.url(Service.DISPATCHER),
            stack.url(Service.TELEMETRY),
            stack.bootstrapServers(),
            stack.superuser("settings").jdbcUrl(),
            stack.settings().folder(),
            "http://localhost:" + stack.settings().ports().of(Ports.IDENTITY_1),
            stack.url(Service.PROCESSOR));
  }
}
