package io.marketsuite.systemtests.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Tells what happens and checks each claim it prints. Not thread-safe. */
public final class Narrator {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final PrintStream out;
  private final boolean colour;
  private int chapters;
  private int claims;
  private final List<String> unchecked = new ArrayList<>();

  public Narrator(PrintStream out, boolean colour) {
    this.out = out;
    this.colour = colour;
  }

  /** Begins a chapter. */
  public void chapter(String title) {
    chapters++;
    out.println();
    out.println(paint("1;36", String.format("%2d  %s", chapters, title)));
  }

  /** Tells something that is not a claim. */
  public void tell(String text) {
    out.println("    " + paint("2", text));
  }

  /** Prints text as it is. */
  public void print(String text) {
    text.lines().forEach(line -> out.println("    " + line));
  }

  /** A claim that must hold now. */
  public void claim(String sentence, boolean holds, Supplier<String> instead) {
    claims++;
    if (!holds) {
      out.println("  " + paint("1;31", "✗ ") + sentence);
      throw new ClaimFailed(sentence + "; instead: " + instead.get());
    }
    out.println("  " + paint("32", "✓ ") + sentence);
  }

  public <T> void claimEqual(String sentence, T expected, T seen) {
    claim(sentence, expected.equals(seen), () -> "expected " + expected + ", saw " + seen);
  }

  /** A claim that must come true within a minute. */
  public void claimSoon(String sentence, BooleanSupplier holds, Supplier<String> instead) {
    Instant begun = Instant.now();
    boolean held = waitFor(holds);
    String after =
        String.format(" (after %.1f s)", seconds(Duration.between(begun, Instant.now())));
    claim(held ? sentence + after : sentence, held, instead);
  }

  /** Waits for a value. */
  public <T> T await(String what, Supplier<Optional<T>> source) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(limit)) {
      Optional<T> found = source.get();
      if (found.isPresent()) {
        return found.get();
      }
      pause();
    }
    throw new ClaimFailed("waited in vain for " + what);
  }

  /** A claim that this machine cannot play: told, and told again at the end. */
  public void cannotCheck(String sentence, String why) {
    unchecked.add(sentence + " (" + why + ")");
    out.println("  " + paint("33", "? ") + sentence + ": not checked, " + why);
  }

  public int claims() {
    return claims;
  }

  /** The claims that could not be checked, each with its reason. */
  public List<String> unchecked() {
    return List.copyOf(unchecked);
  }

  private static boolean waitFor(BooleanSupplier holds) {
    Instant limit = Instant.now().plus(PATIENCE);
    while (!holds.getAsBoolean()) {
      if (Instant.now().isAfter(limit)) {
        return false;
      }
      pause();
    }
    return true;
  }

  private static void pause() {
    try {
      Thread.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClaimFailed("interrupted");
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }

  private String paint(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
