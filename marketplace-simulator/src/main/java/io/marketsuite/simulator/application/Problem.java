package io.marketsuite.simulator.application;

import java.util.List;
import java.util.Map;

/** A refusal of the driving API or the callback endpoint, to be answered as an RFC 9457 problem. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Why something is refused; the code is the stable end of the problem's {@code type}. */
  public enum Code {
    MALFORMED(400, "malformed"),
    UNAUTHENTICATED(401, "unauthenticated"),
    FORBIDDEN(403, "forbidden"),
    NOT_FOUND(404, "not-found"),
    CONFLICT(409, "conflict"),
    DUPLICATE(409, "duplicate"),
    INVALID(422, "invalid"),
    TOO_MANY_REQUESTS(429, "too-many-requests"),
    FAULT(503, "fault");

    private final int status;
    private final String word;

    Code(int status, String word) {
      this.status = status;
      this.word = word;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The stable word. */
    public String word() {
      return word;
    }
  }

  private final Code code;
  private final transient List<Map<String, String>> errors;

  public Problem(Code code, String detail) {
    this(code, detail, List.of());
  }

  /**
   * @param errors one object per single fault, such as one refused setting
   */
  public Problem(Code code, String detail, List<Map<String, String>> errors) {
    super(detail);
    this.code = code;
    this.errors = List.copyOf(errors);
  }

  public Code code() {
    return code;
  }

  public List<Map<String, String>> errors() {
    return errors;
  }
}
