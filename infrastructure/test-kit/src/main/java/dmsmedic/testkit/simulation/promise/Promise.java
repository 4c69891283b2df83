package dmsmedic.testkit.simulation.promise;

import dmsmedic.testkit.simulation.history.History;
import java.util.List;

/** One promise of the product; it knows the history of a run and nothing of the healer. */
public interface Promise {

  /** The promise as a sentence. */
  String sentence();

  /** Every way in which the history breaks it, as sentences; none where it was kept. */
  List<String> broken(History history);
}
