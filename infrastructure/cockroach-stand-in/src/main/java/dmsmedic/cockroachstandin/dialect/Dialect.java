package dmsmedic.cockroachstandin.dialect;

/** A version together with the session variables that it knows. */
public record Dialect(CockroachVersion version, SessionVariables variables) {}
