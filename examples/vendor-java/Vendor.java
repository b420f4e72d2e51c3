// A vendor's software in one file: `java Vendor.java`. It takes provisioning requests by the signed hook
// (Standard Webhooks), answers 202, does the work, and reports the result over HTTP. Needs a JDK 25 and nothing else.
// Environment: PORT, HOOK_SECRET (whsec_…), RESULTS_URL, TOKEN_URL, CLIENT_ID, CLIENT_SECRET; WORK_MS, how long it pretends to work.
import module java.net.http;
import module jdk.httpserver;

static final HttpClient HTTP = HttpClient.newHttpClient();
// By request, since one can come twice. Yours belongs in a database, before the 202: then nobody else remembers the work.
static final Map<String, String> DONE = new ConcurrentHashMap<>();
void main() throws Exception {
  var server = HttpServer.create(new InetSocketAddress("127.0.0.1", Integer.parseInt(env("PORT"))), 0);
  server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
  server.createContext("/provision", exchange -> {
    byte[] body = exchange.getRequestBody().readAllBytes();
    boolean genuine = genuine(exchange.getRequestHeaders(), body);
    exchange.sendResponseHeaders(genuine ? 202 : 401, -1);
    exchange.close();
    if (genuine) work(new String(body)); else IO.println("refused a call without a good signature");
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
    var given = Arrays.stream(h.getFirst("webhook-signature").split(" "));
    return given.anyMatch(s -> MessageDigest.isEqual(s.getBytes(), expected.getBytes())) && Math.abs(System.currentTimeMillis() / 1000 - at) < 300;
  } catch (Exception incomplete) { return false; }
}
static void work(String event) {
  String request = field(event, "request_id"), tenant = field(event, "tenant_id"), feature = field(event, "feature_id");
  DONE.computeIfAbsent(request, _ -> { // your work goes here; name what it makes by the generation, too
    LockSupport.parkNanos(Long.parseLong(System.getenv().getOrDefault("WORK_MS", "0")) * 1_000_000);
    IO.println("did " + field(event, "kind") + " for " + tenant + "/" + feature + " generation " + field(event, "generation"));
    return tenant;
  });
  String result = "{'schema_version':1,'request_id':'%s','tenant_id':'%s','feature_id':'%s','status':'SUCCESS'}".replace('\'', '"');
  while (!reported(result.formatted(request, tenant, feature))) LockSupport.parkNanos(1_000_000_000);
}
static boolean reported(String result) {
  try {
    var login = "grant_type=client_credentials&client_id=" + env("CLIENT_ID") + "&client_secret=" + env("CLIENT_SECRET");
    var token = field(post(env("TOKEN_URL"), login, "Content-Type", "application/x-www-form-urlencoded").body(), "access_token");
    return post(env("RESULTS_URL"), result, "Content-Type", "application/json", "Authorization", "Bearer " + token).statusCode() == 202;
  } catch (Exception away) { return false; }
}
static HttpResponse<String> post(String url, String body, String... headers) throws Exception {
  var request = HttpRequest.newBuilder(URI.create(url)).headers(headers).POST(HttpRequest.BodyPublishers.ofString(body));
  return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
}
static String field(String json, String name) { // a JSON library belongs here; the JDK has none
  Matcher m = Pattern.compile("\"" + name + "\"\\s*:\\s*\"?([^\",}]*)").matcher(json);
  return m.find() ? m.group(1) : "";
}
static String env(String name) { return Objects.requireNonNull(System.getenv(name), "set " + name); }
