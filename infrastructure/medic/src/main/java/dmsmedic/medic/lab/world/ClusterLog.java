package dmsmedic.medic.lab.world;

import dmsmedic.cockroachstandin.log.LogSink;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;

/** The cluster's SQL_EXEC log, which exists before anybody reads it. */
final class ClusterLog implements LogSink {

  private final AtomicReference<BiConsumer<Instant, String>> reader =
      new AtomicReference<>((_, _) -> {});

  /** From now on the lines go here. */
  void follow(BiConsumer<Instant, String> next) {
    reader.set(next);
  }

  @Override
  public void put(Instant at, String role, String line) {
    reader.get().accept(at, line);
  }
}
