package dmsmedic.core.loop;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Outcome;

/** The way to people: an event on the bus, and a text for each channel. */
public interface Announcer {

  /** Delivers; anything but {@link Outcome.Done} keeps the notice in the outbox. */
  Outcome send(Announcement announcement);
}
