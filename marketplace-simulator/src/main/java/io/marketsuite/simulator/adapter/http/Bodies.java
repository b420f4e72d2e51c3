package io.marketsuite.simulator.adapter.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.marketsuite.simulator.application.Problem;
import io.marketsuite.simulator.application.Text;
import jakarta.inject.Singleton;
import java.util.Optional;

/**
 * Reads JSON bodies of the driving API, whatever their Content-Type says: it is made for curl. What
 * cannot be read is refused with the place named, never the value.
 */
@Singleton
class Bodies {
  private final ObjectMapper json;

  Bodies(ObjectMapper json) {
    this.json = json;
  }

  /** The body, or empty where none was sent. */
  <T> Optional<T> optional(String text, Class<T> type) {
    if (text == null || text.isBlank()) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(json.readValue(text, type));
    } catch (JsonProcessingException e) {
      throw new Problem(Problem.Code.MALFORMED, sentence(e));
    }
  }

  /** The body, which must be there. */
  <T> T required(String text, Class<T> type) {
    return optional(text, type)
        .orElseThrow(() -> new Problem(Problem.Code.MALFORMED, "A JSON body is required."));
  }

  private static String sentence(JsonProcessingException e) {
    if (e instanceof UnrecognizedPropertyException unknown) {
      return "The body holds an unknown property '%s'."
          .formatted(Text.plain(unknown.getPropertyName()));
    }
    return e instanceof MismatchedInputException mismatch
            && !mismatch.getPath().isEmpty()
            && mismatch.getPath().getLast().getFieldName() != null
        ? "The body's '%s' has the wrong type."
            .formatted(Text.plain(mismatch.getPath().getLast().getFieldName()))
        : "The body is no JSON of the expected shape.";
  }
}
