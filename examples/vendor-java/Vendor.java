// A vendor's software in one file: `java Vendor.java`. It takes provisioning requests by the signed hook
// (Standard Webhooks), answers 202, does the work, and reports the result over HTTP. Needs a JDK 25 and nothing else.
// Environment: PORT, HOOK_SECRET (whsec_…), RESULTS_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET.
import module java.net.http;
import module jdk.httpserver;

static final HttpClient HTTP = HttpClient.newHttpClient();
// What was provisioned, by request: the same request can come twice, and must do its work once.
static final Map<String, String> DONE = new ConcurrentHashMap<>();

void main() throws Exception {
  var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(env("PORT"))), 0);
  server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  server.createContext("/provision", exchange -> {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean genuine = genuine(exchange.getRequestHeaders(), body);
    exchange.sendResponseHeaders(genuine ? 202 : 401, -1);
    exchange.close();
    if (genuine) work(new String(body));
  });
  server.start();
  IO.println("vendor listens on " + server.getAddress());
}

/** HMAC-SHA256 over id, time and body under the shared secret, and not older than five minutes. */
static boolean genuine(Headers h, byte[] body) {
  try {
    long at = Long.parseLong(h.getFirst("webhook-timestamp"));
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(Base64.getDecoder().decode(env("HOOK_SECRET").substring(6)), "HmacSHA256"));
    mac.update((h.getFirst("webhook-id") + "." + at + ".").getBytes());
    String expected = "v1," + Base64.getEncoder().encodeToString(mac.doFinal(body));
    boolean signed = Arrays.stream(h.getFirst("webhook-signature").split(" "))
        .anyMatch(s -> MessageDigest.isEqual(s.getBytes(), expected.getBytes()));
    return signed && Math.abs(System.currentTimeMillis() / 1000 - at) < 300;
  } catch (Exception incomplete) { return false; }
}

static void work(String event) {
  String request = field(event, "request_id"), tenant = field(event, "tenant_id"), feature = field(event, "feature_id");
  DONE.computeIfAbsent(request, id -> field(event, "kind") + " for " + tenant + "/" + feature); // your work goes here
  IO.println(DONE.get(request));
  post(env("RESULTS_URL"), "application/json", "Bearer " + field(post(env("TOKEN_URL"), "application/x-www-form-urlencoded", null,
      "grant_type=client_credentials&client_id=" + env("CLIENT_ID") + "&client_secret=" + env("CLIENT_SECRET")), "access_token"),
      """
      {"schema_version":1,"request_id":"%s","tenant_id":"%s","feature_id":"%s","status":"SUCCESS"}""".formatted(request, tenant, feature));
}

static String post(String url, String type, String authorization, String body) {
  var request = HttpRequest.newBuilder(URI.create(url)).header("Content-Type", type).POST(HttpRequest.BodyPublishers.ofString(body));
  if (authorization != null) request.header("Authorization", authorization);
  return HTTP.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString()).join().body();
}

static String field(String json, String name) { // a JSON library belongs here; the JDK has none
  Matcher m = Pattern.compile("\"" + name + "\"\\s*:\\s*\"([^\"]*)\"").matcher(json);
  return m.find() ? m.group(1) : "";
}

static String env(String name) { return Objects.requireNonNull(System.getenv(name), "set " + name); }
