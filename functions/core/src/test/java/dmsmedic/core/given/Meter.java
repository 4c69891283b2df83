package dmsmedic.core.given;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;

/** Counts the calls through all ports, and kills the caller right before or right after one. */
public final class Meter {

  /** The death of a function between two instructions; nothing may catch it. */
  public static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed(String call) {
      super(call, null, false, false);
    }
  }

  private int calls;
  private int fatal;
  private boolean after;
  private String name = "";
  private Runnable watcher = () -> {};

  /** Kills once, at this call. */
  public void killAt(int call, boolean afterIt) {
    fatal = call;
    after = afterIt;
  }

  /** Kills before every call of this name; an empty name spares all. */
  public void killBefore(String call) {
    name = call;
  }

  /** Somebody looks after every call. */
  public void watchedBy(Runnable next) {
    watcher = next;
  }

  /** How many calls there were. */
  public int calls() {
    return calls;
  }

  /** The same port, counted. */
  public <T> T metered(Class<T> port, T target) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(target, method, arguments));
    return port.cast(proxy);
  }

  private @Nullable Object call(Object target, Method method, @Nullable Object[] arguments)
      throws Throwable {
    calls++;
    boolean dies = calls == fatal;
    if ((dies && !after) || method.getName().equals(name)) {
      throw new Killed("before " + method.getName());
    }
    try {
      Object answer = method.invoke(target, arguments);
      watcher.run();
      if (dies) {
        throw new Killed("after " + method.getName());
      }
      return answer;
    } catch (InvocationTargetException thrown) {
      throw thrown.getCause();
    }
  }
}
