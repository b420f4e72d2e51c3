package io.marketsuite.lifecycle.adapter.http;

import io.marketsuite.contracts.wire.UnreadableRecordException;
import io.marketsuite.lifecycle.application.LogAwayException;
import io.marketsuite.lifecycle.application.StoreAwayException;
import io.marketsuite.lifecycle.application.TakingOrders;
import jakarta.ws.rs.core.Response;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Turns what keeps an order from being taken into a problem. */
class OrderMappers {
  private static final Logger LOG = Logger.getLogger(OrderMappers.class);

  @ServerExceptionMapper
  Response unreadable(UnreadableRecordException e) {
    return Problems.malformedOrder("The order could not be read: " + e.getMessage() + ".");
  }

  @ServerExceptionMapper
  Response malformed(MalformedOrder e) {
    return Problems.malformedOrder(e.getMessage());
  }

  @ServerExceptionMapper
  Response invalid(InvalidOrder e) {
    return Problems.invalidOrder(e.getMessage());
  }

  @ServerExceptionMapper
  Response storeAway(StoreAwayException e) {
    LOG.warnf("kind=order-not-taken cause=%s", e.getMessage());
    return Problems.ordersUnavailable();
  }

  @ServerExceptionMapper
  Response logAway(LogAwayException e) {
    LOG.warnf("kind=order-not-taken cause=%s", e.getMessage());
    return Problems.ordersUnavailable();
  }

  @ServerExceptionMapper
  Response busy(TakingOrders.BusyException e) {
    return Problems.ordersUnavailable();
  }
}
