package io.marketsuite.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  @Test
  void a_taken_port_is_named_with_its_part_and_how_to_choose_another() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Ports ports = Ports.random().with("kafka=" + taken.getLocalPort());

      assertThatThrownBy(ports::requireFree)
          .isInstanceOf(StackException.class)
          .hasMessageContaining("port " + taken.getLocalPort() + ", meant for kafka")
          .hasMessageContaining("--port kafka=");
    }
  }

  @Test
  void the_stated_ports_are_the_designs() {
    Ports ports = Ports.standard();

    assertThat(ports.of(Service.INGRESS)).isEqualTo(8080);
    assertThat(ports.of(Service.SIMULATOR)).isEqualTo(8090);
    assertThat(ports.managementOf(Service.TELEMETRY)).isEqualTo(9084);
    assertThat(ports.of(Ports.KAFKA)).isEqualTo(9092);
    assertThat(ports.of(Ports.POSTGRES)).isEqualTo(15432);
  }

  @Test
  void options_of_up_change_ports_and_data() {
    Arguments arguments =
        Arguments.of(List.of("--fresh", "--port", "kafka=19092", "--port=postgres=25432"));

    assertThat(arguments.data()).isEqualTo(StackSettings.Data.FRESH);
    assertThat(arguments.ports().of(Ports.KAFKA)).isEqualTo(19092);
    assertThat(arguments.ports().of(Ports.POSTGRES)).isEqualTo(25432);
  }

  @ParameterizedTest
  @ValueSource(strings = {"kafka", "kafka=", "kafka=0", "kafka=many", "coffee=8080", ""})
  void a_port_change_that_is_not_understood_is_refused_with_the_names(String change) {
    assertThatThrownBy(() -> Ports.standard().with(change))
        .isInstanceOf(StackException.class)
        .hasMessageContaining("The names are: postgres, kafka");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--frseh", "--port", "up"})
  void an_option_that_is_not_understood_is_refused(String word) {
    assertThatThrownBy(() -> Arguments.of(List.of(word))).hasMessageContaining(word);
  }
}
