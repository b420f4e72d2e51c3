package io.marketsuite.ingress.adapter.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadBoundTest {

  @Test
  void there_are_as_many_places_as_configured() {
    LoadBound bound = new LoadBound(2);
    LoadBound.Place first = bound.tryEnter();
    bound.tryEnter();

    assertThat(bound.tryEnter()).isNull();
    first.leave();
    assertThat(bound.tryEnter()).isNotNull();
  }

  @Test
  void a_place_is_given_back_once() {
    LoadBound bound = new LoadBound(2);
    bound.tryEnter();
    LoadBound.Place place = bound.tryEnter();

    place.leave();
    place.leave();

    assertThat(bound.taken()).isEqualTo(1);
  }
}
