package dmsmedic.taskhealer.cockroach;

import dmsmedic.core.migration.Endpoint;
import dmsmedic.core.observation.Answer;

/** Where the login for a target cluster comes from. */
@FunctionalInterface
public interface Logins {

  /** Our own login at the cluster behind an endpoint; the reason of an unknown is a sentence. */
  Answer<Login> of(Endpoint target);
}
