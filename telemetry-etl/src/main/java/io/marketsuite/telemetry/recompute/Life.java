package io.marketsuite.telemetry.recompute;

import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.RestingStatus;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One generation's life: what happened to it, in order, each with its day. */
final class Life {
  private record Moment(LocalDate day, LifecycleEvent event) {}

  /** From the first day (inclusive) until the last (exclusive; empty while it goes on). */
  record Interval(LocalDate from, Optional<LocalDate> until) {
    boolean reachesOverTheEndOf(LocalDate day) {
      return !from.isAfter(day) && until.map(end -> end.isAfter(day)).orElse(true);
    }
  }

  private final List<Moment> moments = new ArrayList<>();

  void add(LocalDate day, LifecycleEvent event) {
    moments.add(new Moment(day, event));
  }

  /**
   * The moment from which on it counts: installed and confirmed, or by an operator's word, before
   * anything ended it.
   */
  private int begin() {
    int byItself =
        Math.max(
            first(LifecycleEvent.Installed.class),
            first(LifecycleEvent.InstallationConfirmed.class));
    int byHand =
        Math.min(first(LifecycleEvent.Imported.class), first(LifecycleEvent.StatusForced.class));
    int begin = Math.min(byItself, byHand);
    return begin > end() ? NEVER : begin;
  }

  private static final int NEVER = Integer.MAX_VALUE;

  private int end() {
    return Math.min(
        first(LifecycleEvent.Uninstalled.class),
        Math.min(
            Math.min(
                first(LifecycleEvent.CleanedUp.class), first(LifecycleEvent.AbsenceForced.class)),
            first(LifecycleEvent.GenerationReplaced.class)));
  }

  private int first(Class<? extends LifecycleEvent> type) {
    for (int i = 0; i < moments.size(); i++) {
      if (type.isInstance(moments.get(i).event())) {
        return i;
      }
    }
    return NEVER;
  }

  Optional<Interval> installed() {
    int begin = begin();
    return begin == NEVER
        ? Optional.empty()
        : Optional.of(new Interval(moments.get(begin).day(), dayOf(end())));
  }

  /** The spans in which it was activated while it counted. */
  List<Interval> activated() {
    List<Interval> found = new ArrayList<>();
    int begin = begin();
    int end = end();
    Optional<LocalDate> since = Optional.empty();
    boolean on = false;
    for (int i = 0; i < Math.min(moments.size(), end) && begin != NEVER; i++) {
      Moment moment = moments.get(i);
      on =
          i > begin && moment.event() instanceof LifecycleEvent.Imported
              ? on
              : afterwards(on, moment.event());
      if (i >= begin && on && since.isEmpty()) {
        since = Optional.of(moment.day());
      } else if (!on && since.isPresent()) {
        found.add(new Interval(since.get(), Optional.of(moment.day())));
        since = Optional.empty();
      }
    }
    since.ifPresent(day -> found.add(new Interval(day, dayOf(end))));
    return found;
  }

  private static boolean afterwards(boolean on, LifecycleEvent event) {
    if (event instanceof LifecycleEvent.Imported imported) {
      return imported.status() == RestingStatus.ACTIVATED;
    }
    if (event instanceof LifecycleEvent.StatusForced forced) {
      return forced.status() == RestingStatus.ACTIVATED;
    }
    return event instanceof LifecycleEvent.Activated
        || (on && !(event instanceof LifecycleEvent.Deactivated));
  }

  private Optional<LocalDate> dayOf(int moment) {
    return moment == NEVER ? Optional.empty() : Optional.of(moments.get(moment).day());
  }

  /** Everything that counts, with its day and its column. */
  void count(Happenings happenings) {
    int begin = begin();
    int end = end();
    for (int i = 0; i < moments.size(); i++) {
      Moment moment = moments.get(i);
      boolean counts = begin != NEVER && i > begin && i <= end;
      Columns.failure(moment.event())
          .or(() -> counts ? Columns.ofCounted(moment.event()) : Optional.empty())
          .ifPresent(column -> happenings.add(moment.day(), column));
    }
    if (begin != NEVER) {
      Moment first = moments.get(begin);
      happenings.add(first.day(), Columns.beginning(first.event()));
    }
  }
}
