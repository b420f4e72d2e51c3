package io.marketsuite.dispatcher.service;

import io.marketsuite.dispatcher.StubServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;

/**
 * What is around the service: the operator's issuer with a key of its own, settings-service's token
 * broker and the marketplace, all played by one stub.
 */
public final class Outside implements QuarkusTestResourceLifecycleManager {
  static final String REALM = "/auth/realms/operator";
  static final String TOKEN_ENDPOINT = REALM + "/protocol/openid-connect/token";
  static final String BROKER = "/api/v1/installations/acme/partner/token";

  private final StubServer stub = new StubServer();
  private final KeyPair keys = keyPair();

  @Override
  public Map<String, String> start() {
    stub.always(
        TOKEN_ENDPOINT,
        new StubServer.Reply.Status(
            200, Map.of(), "{\"access_token\":\"service-token\",\"expires_in\":300}"));
    stub.always(
        BROKER,
        new StubServer.Reply.Status(
            200,
            Map.of(),
            "{\"access_token\":\"tenant-token\",\"token_type\":\"Bearer\",\"expires_at\":\""
                + Instant.now().plusSeconds(300)
                + "\"}"));
    String base = "http://localhost:" + stub.port();
    Map<String, String> config = new HashMap<>();
    config.put("suite.settings-service.url", base);
    config.put("suite.service-token.issuer", base + REALM);
    config.put("suite.service-token.client-secret", "s&cret");
    config.put("suite.outbound.allowed-hosts", "localhost");
    config.put("suite.outbound.allow-insecure", "true");
    config.put("suite.outbound.allow-private-addresses", "true");
    config.put("suite.callbacks.give-up", "PT1S");
    config.put("suite.callbacks.backoff-base", "PT0.1S");
    config.put("suite.callbacks.session-timeout", "PT6S");
    config.put("mp.jwt.verify.issuer", base + REALM);
    config.put(
        "mp.jwt.verify.publickey",
        Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()));
    return config;
  }

  @Override
  public void inject(TestInjector testInjector) {
    testInjector.injectIntoFields(this, new TestInjector.MatchesType(Outside.class));
  }

  StubServer stub() {
    return stub;
  }

  /** A token of the operator's issuer with a role. */
  String token(String role) {
    Instant now = Instant.now();
    String claims =
        """
        {"iss":"http://localhost:%d%s","sub":"someone","upn":"someone","iat":%d,"exp":%d,\
        "jti":"%s","groups":["%s"]}"""
            .formatted(
                stub.port(),
                REALM,
                now.getEpochSecond(),
                now.plusSeconds(300).getEpochSecond(),
                now,
                role);
    String signed = encode("{\"alg\":\"RS256\",\"typ\":\"JWT\"}") + "." + encode(claims);
    return signed + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(sign(signed));
  }

  private byte[] sign(String text) {
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(keys.getPrivate());
      signature.update(text.getBytes(StandardCharsets.UTF_8));
      return signature.sign();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static KeyPair keyPair() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void stop() {
    stub.close();
  }
}
