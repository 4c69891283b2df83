package dmsmedic.medic.template;

/**
 * A log group whose lines are sent to a function.
 *
 * @param id its logical id
 * @param groupParameter the parameter of the stack that names the log group
 * @param function the logical id of the function
 */
public record LogSubscription(
    String id, String groupParameter, String function, LogFilter filter) {}
