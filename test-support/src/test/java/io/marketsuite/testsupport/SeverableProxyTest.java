package io.marketsuite.testsupport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SeverableProxyTest {
  private static final int PATIENCE_MILLIS = 5_000;

  private ServerSocket echo;
  private SeverableProxy proxy;

  @BeforeEach
  void start() throws IOException {
    echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = SeverableProxy.to(echo.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    echo.close();
  }

  @Test
  void bytes_pass_both_ways() throws IOException {
    try (Socket client = client(PATIENCE_MILLIS)) {
      client.getOutputStream().write('a');

      assertThat(client.getInputStream().read()).isEqualTo('a');
    }
  }

  @Test
  void nothing_passes_while_severed_and_all_of_it_after() throws IOException {
    try (Socket before = client(300);
        Socket during = client(300)) {
      before.getOutputStream().write('a');
      assertThat(before.getInputStream().read()).isEqualTo('a');

      proxy.sever();
      before.getOutputStream().write('b');
      during.getOutputStream().write('c');

      InputStream beforeIn = before.getInputStream();
      InputStream duringIn = during.getInputStream();
      assertThatThrownBy(beforeIn::read).isInstanceOf(SocketTimeoutException.class);
      assertThatThrownBy(duringIn::read).isInstanceOf(SocketTimeoutException.class);
      proxy.heal();
      before.setSoTimeout(PATIENCE_MILLIS);
      during.setSoTimeout(PATIENCE_MILLIS);
      assertThat(beforeIn.read()).isEqualTo('b');
      assertThat(duringIn.read()).isEqualTo('c');
    }
  }

  @Test
  void a_close_is_passed_on() throws IOException {
    try (Socket client = client(PATIENCE_MILLIS)) {
      client.shutdownOutput();

      assertThat(client.getInputStream().read()).isEqualTo(-1);
    }
  }

  private Socket client(int timeoutMillis) throws IOException {
    Socket client = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    client.setSoTimeout(timeoutMillis);
    return client;
  }

  private void serve() {
    while (!echo.isClosed()) {
      try {
        Socket client = echo.accept();
        Thread.ofVirtual().start(() -> echo(client));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void echo(Socket client) {
    try (client) {
      client.getInputStream().transferTo(client.getOutputStream());
    } catch (IOException _) {
      // The client is gone.
    }
  }
}
