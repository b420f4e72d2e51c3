package io.marketsuite.contracts.manifest;

import java.util.List;

/** A manifest that cannot be used; each problem names the place and what is wrong there. */
public class InvalidManifestException extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<String> problems;

  public InvalidManifestException(String source, List<String> problems) {
    super(source + " is not a usable manifest: " + String.join("; ", problems));
    this.problems = List.copyOf(problems);
  }

  public List<String> problems() {
    return problems;
  }
}
