package dmsmedic.core.incident;

/** What became of a deed, as far as the caller can tell. */
public sealed interface Outcome {

  /** The call was accepted. */
  record Done() implements Outcome {}

  /** Nothing happened because of a passing state or a throttle; look again and decide anew. */
  record NotNow(String reason) implements Outcome {}

  /** Nothing happened and nothing will: the call itself is wrong or forbidden. */
  record Refused(String reason) implements Outcome {}

  /** Whether it happened is not known; its effect must be looked for. */
  record Unsure(String reason) implements Outcome {}
}
