package dmsmedic.core.fault.cockroachlog;

import dmsmedic.core.fault.Occurrence;
import java.util.Optional;

/**
 * A fault that an entry shows, and the SQL user (role) whose statement it was, where it says so.
 */
public record CockroachFinding(Optional<String> role, Occurrence occurrence) {}
