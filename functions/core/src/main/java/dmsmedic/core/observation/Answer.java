package dmsmedic.core.observation;

import java.util.Optional;
import java.util.function.Function;

/**
 * The answer to one question about the world: known, or not known for a reason.
 *
 * <p>What is not known never counts as good news; every decision says what it does with it.
 */
public sealed interface Answer<T> {

  /** The world answered. */
  record Known<T>(T value) implements Answer<T> {}

  /** Nobody asked, or no answer could be had; the reason is a sentence. */
  record Unknown<T>(String reason) implements Answer<T> {}

  /** A known answer. */
  static <T> Answer<T> known(T value) {
    return new Known<>(value);
  }

  /** No answer, and why. */
  static <T> Answer<T> unknown(String reason) {
    return new Unknown<>(reason);
  }

  /** No answer because nothing needed it. */
  static <T> Answer<T> notAsked() {
    return new Unknown<>("It was not asked.");
  }

  /** The value, where it is known. */
  default Optional<T> found() {
    return switch (this) {
      case Known<T>(T value) -> Optional.of(value);
      case Unknown<T> _ -> Optional.empty();
    };
  }

  /** The reason why nothing is known, empty where something is. */
  default String reason() {
    return switch (this) {
      case Known<T> _ -> "";
      case Unknown<T>(String reason) -> reason;
    };
  }

  /** The same answer about something that follows from it. */
  default <R> Answer<R> map(Function<T, R> change) {
    return switch (this) {
      case Known<T>(T value) -> known(change.apply(value));
      case Unknown<T>(String reason) -> unknown(reason);
    };
  }
}
