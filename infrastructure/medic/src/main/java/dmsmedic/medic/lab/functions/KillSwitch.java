package dmsmedic.medic.lab.functions;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The death of the healer at a step of a treatment.
 *
 * <p>A step is a call through a port. The healer dies right before the step that was chosen, or
 * right after it, when the world has changed and nothing was recorded; then never again.
 *
 * @param step which call through a port, counted from 1; 0 lets the healer live
 * @param after whether the call still reaches the world
 */
public record KillSwitch(int step, boolean after, AtomicInteger calls) {

  /** The healer is dead; whoever called it sees only that it did not answer. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String where) {
      super(where);
    }
  }

  /** The death at one step. */
  public static KillSwitch at(int step, boolean after) {
    return new KillSwitch(step, after, new AtomicInteger());
  }

  /** A healer that lives. */
  public static KillSwitch never() {
    return at(0, false);
  }

  /** The port, with every call counted. */
  <P> P guard(Class<P> port, P real) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(real, method, arguments));
    return port.cast(proxy);
  }

  /** How many steps there were. */
  public int steps() {
    return calls.get();
  }

  private Object call(Object real, Method method, Object[] arguments) throws Throwable {
    boolean dies = calls.incrementAndGet() == step;
    String where = "step " + step + ", " + method.getName();
    if (dies && !after) {
      throw new Killed("before " + where);
    }
    try {
      Object answer = method.invoke(real, arguments);
      if (dies) {
        throw new Killed("after " + where);
      }
      return answer;
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
