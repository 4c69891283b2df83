package dmsmedic.medic.lab;

import dmsmedic.cockroachstandin.Statement;
import dmsmedic.dmssimulator.DmsCall;
import java.util.List;

/**
 * What really reached the two services: every SQL text, and every call of the DMS API, in order.
 */
record Trace(List<Statement> statements, List<DmsCall> calls) {
  static Trace of(LabWorld world) {
    return new Trace(world.target.statements(), world.dms.calls());
  }
}
