package io.marketsuite.stack;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;

/**
 * A service without our services' code, for tests of starting and stopping: it is ready when it
 * answers on the management port, unless the environment tells it to misbehave.
 */
public final class FakeService {
  static final String MISBEHAVIOUR = "FAKE_MISBEHAVIOUR";

  private FakeService() {}

  /** Runs it. */
  public static void main(String[] args) throws IOException {
    switch (System.getenv().getOrDefault(MISBEHAVIOUR, "none")) {
      case "ends" -> {
        System.out.println("I cannot find my keys");
        System.exit(7);
      }
      case "never ready" -> System.out.println("I am still thinking");
      default -> System.out.println("I am well");
    }
    int port = Integer.parseInt(System.getenv("QUARKUS_MANAGEMENT_PORT"));
    boolean ready = System.getenv(MISBEHAVIOUR) == null;
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    server.createContext(
        "/q/health/ready",
        exchange -> {
          byte[] body = (ready ? "UP" : "DOWN: no pulse").getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(ready ? 200 : 503, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
  }

  /** Packs it where a built service is looked for. */
  static Path packed(Path jar) throws IOException {
    Files.createDirectories(jar.getParent());
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, FakeService.class.getName());
    String entry = FakeService.class.getName().replace('.', '/') + ".class";
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest);
        var code = FakeService.class.getClassLoader().getResourceAsStream(entry)) {
      out.putNextEntry(new ZipEntry(entry));
      code.transferTo(out);
      out.closeEntry();
    }
    return jar;
  }
}
