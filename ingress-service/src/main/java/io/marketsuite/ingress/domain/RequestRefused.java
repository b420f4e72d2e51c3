package io.marketsuite.ingress.domain;

/**
 * A request that is refused before anything is written to Kafka. Thrown where the fault is found,
 * answered in one place; it has no stack trace, since it tells of the request and not of the code.
 */
public final class RequestRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final ProblemType type;

  /**
   * A refusal.
   *
   * @param detail a sentence fit for an administrator, without any value or secret
   */
  public RequestRefused(ProblemType type, String detail) {
    super(detail, null, false, false);
    this.type = type;
  }

  /** Why, for the metric. */
  public ProblemType type() {
    return type;
  }

  /** What the sender is told. */
  public Problem problem() {
    return type.problem(getMessage());
  }
}
