package dmsmedic.dmssimulator.engine;

import dmsmedic.dmssimulator.rows.Database;
import dmsmedic.dmssimulator.rows.Refused;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.rows.SourceSession;
import dmsmedic.dmssimulator.rows.TargetSession;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sessions of a run. Those of the target are opened when the run begins and kept, so that
 * defaults which a role gets meanwhile do not reach them.
 */
final class Sessions implements AutoCloseable {
  private final Rows rows;
  private final Database sourceAt;
  private final Database targetAt;
  private final Deque<TargetSession> loaders = new ArrayDeque<>();
  private SourceSession source;
  private TargetSession apply;

  private Sessions(Rows rows, Database sourceAt, Database targetAt) throws Refused {
    this.rows = rows;
    this.sourceAt = sourceAt;
    this.targetAt = targetAt;
    this.source = rows.source(sourceAt);
    try {
      this.apply = rows.target(targetAt);
    } catch (Refused refused) {
      source.close();
      throw refused;
    }
  }

  static Sessions open(Rows rows, Database source, Database target) throws Refused {
    return new Sessions(rows, source, target);
  }

  SourceSession source() {
    return source;
  }

  TargetSession apply() {
    return apply;
  }

  /** Opens the sessions that load tables. */
  void openLoaders(int count) throws Refused {
    while (loaders.size() < count) {
      loaders.add(rows.target(targetAt));
    }
  }

  /** Replaces idle loading sessions by new ones. */
  void renewLoaders() throws Refused {
    int count = loaders.size();
    closeLoaders();
    openLoaders(count);
  }

  /** Lends a session for loading; a broken one is replaced. */
  TargetSession lend() throws Refused {
    TargetSession session = loaders.poll();
    if (session == null || !session.isOpen()) {
      return rows.target(targetAt);
    }
    return session;
  }

  void giveBack(TargetSession session) {
    loaders.add(session);
  }

  /** Opens source and apply sessions again after one was lost. */
  void reconnect() throws Refused {
    source.close();
    source = rows.source(sourceAt);
    apply.close();
    apply = rows.target(targetAt);
  }

  private void closeLoaders() {
    loaders.forEach(TargetSession::close);
    loaders.clear();
  }

  @Override
  public void close() {
    source.close();
    apply.close();
    closeLoaders();
  }
}
