package io.marketsuite.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.marketsuite.contracts.lifecycle.CallbackTopicRecord;
import io.marketsuite.contracts.lifecycle.LifecycleEvent;
import io.marketsuite.contracts.lifecycle.LifecycleInput;
import io.marketsuite.contracts.lifecycle.ProvisioningAttemptRecord;
import io.marketsuite.contracts.lifecycle.ProvisioningTopicRecord;
import io.marketsuite.contracts.lifecycle.RepairAction;
import io.marketsuite.contracts.wire.Wire;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What was once released is read for ever.
 *
 * <p>A new record or event: run with {@code -Dsamples.write=true} once and commit the new file. A
 * failing comparison means that a released record changed its form: give the new meaning a new
 * name, or a new optional field, and leave the sample as it is.
 */
class FrozenSamplesTest {
  private static final Path FOLDER = Path.of("src/test/resources/samples");

  static Stream<String> names() {
    return Samples.all().keySet().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void a_released_record_keeps_its_form(String name) throws IOException {
    Object sample = Samples.all().get(name);
    JsonNode now = Wire.mapper().readTree(Wire.write(sample));
    Path file = FOLDER.resolve(name + ".json");
    if (Boolean.getBoolean("samples.write") && !Files.exists(file)) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, now.toPrettyString() + "\n");
    }
    byte[] frozen = Files.readAllBytes(file);
    assertThat(now).isEqualTo(Wire.mapper().readTree(frozen));
    assertThat(Wire.read(frozen, sample.getClass())).isEqualTo(sample);
  }

  @Test
  void every_record_of_every_family_has_a_sample() {
    Set<Class<?>> sampled =
        Stream.concat(Samples.topics().stream(), Samples.events().stream())
            .map(Object::getClass)
            .collect(Collectors.toSet());
    Stream.of(
            LifecycleInput.class,
            LifecycleEvent.class,
            ProvisioningTopicRecord.class,
            ProvisioningAttemptRecord.class,
            CallbackTopicRecord.class)
        .flatMap(Families::leaves)
        .forEach(leaf -> assertThat(sampled).contains(leaf));
    assertThat(Samples.actions().stream().<Class<?>>map(Object::getClass))
        .containsAll(Families.leaves(RepairAction.class).toList());
  }
}
