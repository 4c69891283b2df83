package dmsmedic.testkit.simulation.run;

import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.core.loop.Cluster;
import dmsmedic.core.loop.Dms;
import dmsmedic.core.loop.Ledger;
import dmsmedic.core.loop.Logs;
import dmsmedic.core.loop.Loop;
import dmsmedic.core.observation.Answer;
import dmsmedic.testkit.simulation.chance.Dice;
import dmsmedic.testkit.simulation.chance.Topic;
import dmsmedic.testkit.simulation.chance.Trouble;
import dmsmedic.testkit.simulation.world.World;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Optional;

/**
 * Everything that may happen between one run of the function and the world.
 *
 * <p>A call takes time, in which the world and other runs go on; it may be lost on its way, its
 * answer may be lost, and the function may die before or after it.
 *
 * @param dead after this instant of the world, in milliseconds, the function is no more
 * @param skewMillis how far the clock of the function's host is off
 */
record Wire(World world, long dead, long skewMillis) {

  Loop.Ports ports() {
    Loop.Ports real = world.ports();
    return new Loop.Ports(
        through(Dms.class, real.dms()),
        through(Cluster.class, real.cluster()),
        through(Logs.class, real.logs()),
        through(Ledger.class, real.ledger()),
        through(Announcer.class, real.announcer()),
        () -> world.time.now().plusMillis(skewMillis));
  }

  private <T> T through(Class<T> port, T real) {
    Object proxy =
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (_, method, arguments) -> call(port, real, method, arguments));
    return port.cast(proxy);
  }

  private Object call(Class<?> port, Object real, Method method, Object[] arguments)
      throws Throwable {
    if (method.getReturnType() == String.class || method.getReturnType() == boolean.class) {
      return invoke(real, method, arguments);
    }
    Dice dice = world.dice;
    world.interfere();
    travel(dice.tailed(Topic.LATENCY, 2, 900));
    if (dice.happens(Trouble.DEATH_BEFORE_CALL)) {
      throw new Died();
    }
    Optional<Object> trouble = before(port, method);
    if (trouble.isPresent()) {
      return trouble.get();
    }
    Object answer = invoke(real, method, arguments);
    if (dice.happens(Trouble.DEATH_AFTER_CALL)) {
      throw new Died();
    }
    travel(dice.happens(Trouble.SLOW_CALL) ? dice.between(Topic.LATENCY, 1_000, 60_000) : 2);
    return dice.happens(Trouble.ANSWER_LOST)
        ? lost(method.getReturnType(), "The answer was lost.")
        : answer;
  }

  private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void travel(long millis) {
    world.time.rest(millis);
    if (world.time.millis() > dead) {
      throw new Died();
    }
  }

  private Optional<Object> before(Class<?> port, Method method) {
    Class<?> type = method.getReturnType();
    if (world.dice.happens(Trouble.REQUEST_LOST)) {
      return Optional.of(lost(type, "The request was lost."));
    }
    if (world.dice.happens(Trouble.THROTTLED)) {
      return Optional.of(refusedForNow(type));
    }
    if (port == Ledger.class
        && type == Ledger.Saved.class
        && world.dice.happens(Trouble.OVERTAKEN)) {
      return Optional.of(new Ledger.Saved.Overtaken<>());
    }
    return Optional.empty();
  }

  /** Nobody knows whether the call arrived. */
  private static Object lost(Class<?> type, String reason) {
    if (type == Answer.class) {
      return Answer.unknown(reason);
    }
    return type == Outcome.class ? new Outcome.Unsure(reason) : new Ledger.Saved.Failed<>(reason);
  }

  private static Object refusedForNow(Class<?> type) {
    String reason = "Rate exceeded.";
    if (type == Answer.class) {
      return Answer.unknown(reason);
    }
    return type == Outcome.class ? new Outcome.NotNow(reason) : new Ledger.Saved.Failed<>(reason);
  }
}
