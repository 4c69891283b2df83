package dmsmedic.cockroachstandin.load;

import dmsmedic.cockroachstandin.copy.CopyAttempt;
import dmsmedic.cockroachstandin.copy.RetryError;
import dmsmedic.cockroachstandin.copy.RowFields;
import dmsmedic.cockroachstandin.house.House;
import dmsmedic.cockroachstandin.sql.TableName;
import dmsmedic.cockroachstandin.wire.Message;
import dmsmedic.cockroachstandin.wire.SqlError;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;

/**
 * The rows of one COPY on their way: all in one transaction, or batch by batch, each kept when it
 * is full. Once something has failed, what still arrives is ignored.
 */
final class CopyLoad {
  /** CockroachDB numbers user tables from about here. */
  private static final int FIRST_TABLE_ID = 104;

  private static final int TABLE_IDS = 400;

  private final House house;
  private final CopyPlan plan;
  private final BackendCopy copy;
  private final CopyLog log;
  private final Queue<byte[]> waiting = new ArrayDeque<>();
  private Optional<SqlError> failure = Optional.empty();
  private long seen;
  private long kept;
  private long batch;
  private long rows;
  private long bytes;

  CopyLoad(House house, CopyPlan plan, BackendCopy copy, CopyLog log) {
    this.house = house;
    this.plan = plan;
    this.copy = copy;
    this.log = log;
  }

  /** Takes a row as the splitter found it. */
  void add(byte[] row) {
    waiting.add(row);
  }

  /** Sends the rows that wait, and keeps every batch that is full. */
  void flushIfFull() throws IOException, InterruptedException {
    while (!waiting.isEmpty()) {
      byte[] row = waiting.remove();
      seen++;
      if (failure.isEmpty()) {
        failure = check(row);
      }
      if (failure.isEmpty()) {
        write(row);
      }
    }
  }

  private void write(byte[] row) throws IOException, InterruptedException {
    if (!copy.isOpen()) {
      failure = copy.open();
    }
    if (failure.isPresent()) {
      return;
    }
    boolean drops = !plan.droppedFields().isEmpty();
    copy.write(
        drops ? RowFields.of(row, plan.statement().format()).without(plan.droppedFields()) : row);
    rows++;
    bytes += row.length;
    if (!plan.atomic() && rows >= plan.batchRows()) {
      failure = commit();
    }
  }

  /** The texts of readCSVTuple and readTextTuple (cockroachdb/cockroach, pkg/sql/copy_from.go). */
  private Optional<SqlError> check(byte[] row) {
    if (plan.expectedFields().isEmpty()) {
      return Optional.empty();
    }
    int expected = plan.expectedFields().getAsInt();
    int found = RowFields.of(row, plan.statement().format()).count();
    if (found == expected) {
      return Optional.empty();
    }
    String message =
        plan.statement().format().csv()
            ? "read CSV record: record on line " + seen + ": wrong number of fields"
            : "expected " + expected + " values, got " + found;
    return Optional.of(new SqlError("22P04", message));
  }

  /** Keeps what was written, after as many attempts as the conflict and the settings ask for. */
  private Optional<SqlError> commit() throws IOException, InterruptedException {
    house.clock().tick();
    Optional<SqlError> conflict = conflict(0);
    int attempt = 0;
    while (conflict.isPresent()) {
      log.attemptFailed(conflict.get(), attempt);
      boolean again = plan.retries() && attempt < plan.settings().maxRetries();
      if (!again) {
        copy.throwAway();
        return conflict;
      }
      attempt++;
      conflict = conflict(attempt);
    }
    return keep(attempt);
  }

  private Optional<SqlError> keep(int attempt) throws IOException, InterruptedException {
    Optional<SqlError> error = copy.keep();
    error.ifPresent(found -> log.attemptFailed(found, attempt));
    if (error.isEmpty()) {
      kept += rows;
    }
    rows = 0;
    bytes = 0;
    batch++;
    return error;
  }

  private Optional<SqlError> conflict(int attempt) {
    TableName table = plan.statement().table();
    String name = table.schema() + "." + table.table();
    CopyAttempt tried = new CopyAttempt(name, plan.atomic(), batch, attempt, rows, bytes);
    int tableId = FIRST_TABLE_ID + Math.floorMod(name.hashCode(), TABLE_IDS);
    return rows == 0
        ? Optional.empty()
        : house
            .copying()
            .contention()
            .meets(tried)
            .map(new RetryError(house.dialect().version(), house.clock().tick(), tableId)::of);
  }

  /** Ends the COPY; the error is what the client is told. */
  Optional<SqlError> finish() throws IOException, InterruptedException {
    flushIfFull();
    if (failure.isEmpty() && copy.isOpen()) {
      failure = commit();
    }
    if (copy.isOpen()) {
      copy.throwAway();
    }
    return failure;
  }

  /** Ends the COPY because the client gave it up. */
  Optional<SqlError> abandon(SqlError reason) throws IOException, InterruptedException {
    flushIfFull();
    if (copy.isOpen()) {
      copy.throwAway();
    }
    return Optional.of(failure.orElse(reason));
  }

  Message complete() {
    return Message.complete("COPY " + kept);
  }
}
