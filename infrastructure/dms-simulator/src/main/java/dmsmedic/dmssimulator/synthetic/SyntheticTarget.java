package dmsmedic.dmssimulator.synthetic;

import dmsmedic.dmssimulator.rows.Row;
import dmsmedic.dmssimulator.rows.SourceTable;
import dmsmedic.dmssimulator.rows.TableName;
import dmsmedic.dmssimulator.rows.TargetSession;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/** A target that takes every row, and keeps what was loaded in memory; it has no constraints. */
final class SyntheticTarget implements TargetSession {
  private final Map<TableName, List<Row>> loaded;

  SyntheticTarget(Map<TableName, List<Row>> loaded) {
    this.loaded = loaded;
  }

  @Override
  public boolean exists(TableName table) {
    return true;
  }

  @Override
  public void truncate(TableName table) {
    loaded.remove(table);
  }

  @Override
  public void drop(TableName table) {
    loaded.remove(table);
  }

  @Override
  public void create(SourceTable shape) {}

  @Override
  public void copy(TableName table, List<String> columns, List<Row> rows) {
    loaded.computeIfAbsent(table, t -> new CopyOnWriteArrayList<>()).addAll(rows);
  }

  @Override
  public void insert(TableName table, Row row) {}

  @Override
  public int update(TableName table, Row key, Row set) {
    return 1;
  }

  @Override
  public int delete(TableName table, Row key) {
    return 1;
  }

  @Override
  public List<Row> read(SourceTable shape) {
    return loaded.getOrDefault(shape.name(), List.of());
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
