package dmsmedic.medic.lab.functions;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import dmsmedic.medic.lab.world.Witness;
import java.util.ArrayList;
import java.util.List;

/** The engineers on call: every announcement that reached them. */
final class Told implements Announcer {

  private final List<Announcement> announcements = new ArrayList<>();
  private final Witness witness;
  private final Announcer way;

  /** The engineers whom this way reaches. */
  Told(Witness witness, Announcer way) {
    this.witness = witness;
    this.way = way;
  }

  @Override
  public synchronized Outcome send(Announcement announcement) {
    Outcome outcome = way.send(announcement);
    if (outcome instanceof Outcome.Done) {
      announcements.add(announcement);
      witness.sees(announcement.at(), "message", announcement.text());
    }
    return outcome;
  }

  synchronized List<Announcement> all() {
    return List.copyOf(announcements);
  }
}
