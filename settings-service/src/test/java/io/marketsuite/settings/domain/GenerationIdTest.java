package io.marketsuite.settings.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GenerationIdTest {
  @Test
  void a_generation_has_one_receipt_id_and_shares_it_with_no_other() {
    GenerationId id = new GenerationId("acme", "partner", 1);

    assertThat(id.receiptId()).isEqualTo(new GenerationId("acme", "partner", 1).receiptId());
    assertThat(id.receiptId()).isNotEqualTo(new GenerationId("acme", "partner", 2).receiptId());
    assertThat(id.receiptId()).isNotEqualTo(new GenerationId("globex", "partner", 1).receiptId());
  }
}
