package dmsmedic.core.pace;

import dmsmedic.core.observation.Answer;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Known answers to one kind of question, each kept for a short while; what is unknown is not. */
final class Shelf<K, V> {

  private record Kept<V>(V value, Instant at) {}

  private final Duration fresh;
  private final Map<K, Kept<V>> kept = new HashMap<>();
  private long hits;

  Shelf(Duration fresh) {
    this.fresh = fresh;
  }

  Optional<V> recalled(K key, Instant now) {
    Optional<V> value =
        Optional.ofNullable(kept.get(key))
            .filter(one -> now.isBefore(one.at().plus(fresh)))
            .map(Kept::value);
    hits += value.isPresent() ? 1 : 0;
    return value;
  }

  Answer<V> asked(K key, Instant now, Supplier<Answer<V>> ask) {
    Answer<V> answer = ask.get();
    answer.found().ifPresent(value -> keep(key, value, now));
    return answer;
  }

  void keep(K key, V value, Instant now) {
    kept.put(key, new Kept<>(value, now));
  }

  void forget(K key) {
    kept.remove(key);
  }

  void forget() {
    kept.clear();
  }

  /** How often something was recalled. */
  long hits() {
    return hits;
  }
}
