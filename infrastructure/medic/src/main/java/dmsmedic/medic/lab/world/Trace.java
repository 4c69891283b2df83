package dmsmedic.medic.lab.world;

import dmsmedic.cockroachstandin.Statement;
import dmsmedic.dmssimulator.DmsCall;
import java.util.List;

/**
 * What really reached the two services: every SQL text, and every call of the DMS API, in order.
 */
public record Trace(List<Statement> statements, List<DmsCall> calls) {
  public Trace {
    statements = List.copyOf(statements);
    calls = List.copyOf(calls);
  }
}
