package dmsmedic.dmssimulator;

/** Where EventBridge events go. It may call the simulator. */
@FunctionalInterface
public interface EventSink {

  /** Takes one event, envelope included. */
  void put(String eventJson);
}
