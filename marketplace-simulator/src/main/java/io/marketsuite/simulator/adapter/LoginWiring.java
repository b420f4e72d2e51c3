package io.marketsuite.simulator.adapter;

import io.marketsuite.simulator.application.Randoms;
import io.marketsuite.simulator.config.SimulatorConfig;
import io.marketsuite.simulator.identity.BearerCheck;
import io.marketsuite.simulator.identity.Realms;
import io.marketsuite.simulator.identity.TokenMinter;
import io.marketsuite.simulator.identity.login.Authorizing;
import io.marketsuite.simulator.identity.login.Codes;
import io.marketsuite.simulator.identity.login.LoggingOut;
import io.marketsuite.simulator.identity.login.LoginGrants;
import io.marketsuite.simulator.identity.login.LoginTokens;
import io.marketsuite.simulator.identity.login.Sessions;
import io.marketsuite.simulator.identity.login.UserInfo;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Puts the parts of a login together; the parts themselves know no framework. */
@Singleton
class LoginWiring {
  private final InstantSource clock = InstantSource.system();
  private final Supplier<String> randoms = Randoms::text;

  @Produces
  @Singleton
  Sessions sessions() {
    return new Sessions(clock, randoms);
  }

  @Produces
  @Singleton
  Codes codes(Sessions sessions) {
    return new Codes(clock, randoms, sessions);
  }

  @Produces
  @Singleton
  Authorizing authorizing(Sessions sessions, Codes codes) {
    return new Authorizing(clock, randoms, sessions, codes);
  }

  @Produces
  @Singleton
  LoggingOut loggingOut(Sessions sessions) {
    return new LoggingOut(clock, randoms, sessions);
  }

  @Produces
  @Singleton
  LoginGrants grants(TokenMinter minter, SimulatorConfig config, Sessions sessions, Codes codes) {
    return new LoginGrants(clock, sessions, codes, new LoginTokens(minter, config.tokenLifetime()));
  }

  @Produces
  @Singleton
  UserInfo userInfo(Realms realms, Sessions sessions) {
    return new UserInfo(new BearerCheck(realms, clock), sessions);
  }
}
