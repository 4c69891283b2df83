package dmsmedic.dmssimulator.kernel;

/** A refusal of the service, as its caller receives it: HTTP 400 with this code and message. */
public final class Fault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String code;
  private final String text;

  /** A refusal with a code that the service model or the field knows. */
  public Fault(String code, String text) {
    super(code + ": " + text);
    this.code = code;
    this.text = text;
  }

  /** The resource does not exist. */
  public static Fault notFound(String text) {
    return new Fault("ResourceNotFoundFault", text);
  }

  /** The resource exists already. */
  public static Fault exists(String text) {
    return new Fault("ResourceAlreadyExistsFault", text);
  }

  /** The resource is in the wrong state. */
  public static Fault state(String text) {
    return new Fault("InvalidResourceStateFault", text);
  }

  /** A value is wrong; the service model does not know this code, the field does. */
  public static Fault value(String text) {
    return new Fault("InvalidParameterValueException", text);
  }

  /** Values do not go together; not in the model either. */
  public static Fault combination(String text) {
    return new Fault("InvalidParameterCombinationException", text);
  }

  /** The error's type. */
  public String code() {
    return code;
  }

  /** The error's message. */
  public String text() {
    return text;
  }
}
