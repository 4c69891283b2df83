package dmsmedic.medic.template;

/**
 * A function that is called again and again.
 *
 * @param expression such as {@code rate(1 minute)}
 * @param input what it is called with; EventBridge Scheduler puts values for {@code
 *     <aws.scheduler...>}
 */
public record Schedule(
    String id, String function, String expression, String input, boolean hasDeadLetters) {}
