package io.marketsuite.boundary.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogBudgetTest {
  private final AtomicLong nanos = new AtomicLong(-5);
  private final LogBudget budget = LogBudget.of(2, nanos::get);

  @Test
  void lines_within_the_budget_are_written() {
    assertThat(budget.line()).hasValue(0);
    assertThat(budget.line()).hasValue(0);
  }

  @Test
  void lines_above_it_are_left_out_and_counted_with_the_next_one() {
    budget.line();
    budget.line();

    OptionalLong third = budget.line();
    OptionalLong fourth = budget.line();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos());
    OptionalLong later = budget.line();
    OptionalLong next = budget.line();

    assertThat(third).isEmpty();
    assertThat(fourth).isEmpty();
    assertThat(later).hasValue(2);
    assertThat(next).hasValue(0);
  }

  @Test
  void the_budget_is_whole_only_after_a_second() {
    budget.line();
    budget.line();
    nanos.addAndGet(Duration.ofSeconds(1).toNanos() - 1);

    assertThat(budget.line()).isEmpty();
  }
}
