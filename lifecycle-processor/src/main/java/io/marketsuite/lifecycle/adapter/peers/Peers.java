package io.marketsuite.lifecycle.adapter.peers;

import io.marketsuite.boundary.outbound.OutboundUrl;
import io.marketsuite.boundary.outbound.Reach;
import io.marketsuite.boundary.outbound.http.HttpCall;
import io.marketsuite.boundary.outbound.http.HttpCalls;
import io.marketsuite.boundary.outbound.http.HttpReply;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jboss.logging.Logger;

/**
 * Asks another instance, with the caller's own token: it lets in whom this one let in. The address
 * is the operator's own configuration, as the other instance advertises it. Thread-safe; not for
 * event loops.
 */
public final class Peers {
  /** Says that an instance asks: then it is not asked on. */
  public static final String ASKED_BY_PEER = "Suite-Asked-By-Peer";

  private static final Logger LOG = Logger.getLogger(Peers.class);
  private static final byte[] NO_BODY = {};

  /** What the other instance said. */
  public sealed interface Answer {
    /** 200, with the body as it came. */
    record Yes(byte[] body) implements Answer {}

    /** 404. */
    record No() implements Answer {}

    /** It was not reached in time, holds the key no more, or answered otherwise. */
    record Unknown() implements Answer {}
  }

  private final HttpCalls calls;
  private final String scheme;
  private final Duration limit;

  /**
   * @param scheme {@code http} or {@code https}
   * @param limit of one question, from look-up to the last byte
   */
  public Peers(HttpCalls calls, String scheme, Duration limit) {
    this.calls = calls;
    this.scheme = scheme;
    this.limit = limit;
  }

  /**
   * Asks once.
   *
   * @param path of plain characters
   * @param authorization the caller's header
   */
  public Answer ask(Owner.There owner, String path, String authorization) {
    HttpCall call =
        new HttpCall(
            "GET",
            OutboundUrl.configured(
                URI.create(scheme + "://" + owner.host() + ":" + owner.port() + path)),
            Map.of(
                "Authorization", authorization, "Accept", "application/json", ASKED_BY_PEER, "1"),
            NO_BODY,
            Reach.ANYWHERE,
            HttpCall.Limits.within(limit));
    return switch (calls.exchange(call)) {
      case HttpReply.Answer it when it.status() == 200 && it.complete() ->
          new Answer.Yes(it.body());
      case HttpReply.Answer it when it.status() == 404 -> new Answer.No();
      case HttpReply.Answer it -> unknown(owner, "status " + it.status());
      case HttpReply.NotSent it -> unknown(owner, it.why().word());
      case HttpReply.NoAnswer it -> unknown(owner, it.why().word());
    };
  }

  private static Answer unknown(Owner.There owner, String why) {
    LOG.warnf("kind=peer-unknown peer=%s:%d why=%s", owner.host(), owner.port(), why);
    return new Answer.Unknown();
  }
}
