package dmsmedic.dmssimulator.rows;

/** The way to the databases. */
public interface Rows {

  /** Opens a session on a source. */
  SourceSession source(Database database) throws Refused;

  /** Opens a session on a target. */
  TargetSession target(Database database) throws Refused;
}
