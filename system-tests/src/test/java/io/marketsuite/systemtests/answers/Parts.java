package io.marketsuite.systemtests.answers;

import io.marketsuite.stack.LocalStack;
import io.marketsuite.stack.Service;
import io.marketsuite.stack.ServiceProcess;
import io.marketsuite.stack.process.ChildProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Stops parts of the stack and lets them go on, and keeps when. For one thread. */
final class Parts {
  private final LocalStack stack;
  private final ServiceProcess secondIngress;
  private final RunClock clock;
  private final List<Stop> stops = new ArrayList<>();

  Parts(LocalStack stack, ServiceProcess secondIngress, RunClock clock) {
    this.stack = stack;
    this.secondIngress = secondIngress;
    this.clock = clock;
  }

  void freeze(Part part) {
    process(part).freeze();
  }

  void thaw(Part part) {
    process(part).thaw();
  }

  /** SIGKILL; what is frozen dies of it too. */
  void kill(Part part) {
    service(part).kill();
  }

  /** Starts it again and waits until it is ready. */
  void start(Part part) {
    service(part).start();
  }

  /** Notes a stop that is over now. */
  void note(Part part, Manner manner, Duration from) {
    stops.add(new Stop(part, manner, from, clock.now()));
  }

  List<Stop> stops() {
    return List.copyOf(stops);
  }

  private ChildProcess process(Part part) {
    return part == Part.BROKER ? stack.kafka().process() : service(part).process();
  }

  private ServiceProcess service(Part part) {
    return switch (part) {
      case INGRESS_1 -> stack.service(Service.INGRESS);
      case INGRESS_2 -> secondIngress;
      case PROCESSOR -> stack.service(Service.PROCESSOR);
      case SETTINGS -> stack.service(Service.SETTINGS);
      case BROKER -> throw new IllegalArgumentException("the broker is frozen only");
    };
  }
}
