package dmsmedic.medic.lab;

import dmsmedic.core.announcement.Announcement;
import dmsmedic.core.incident.Outcome;
import dmsmedic.core.loop.Announcer;
import java.util.ArrayList;
import java.util.List;

/** The engineers on call: every announcement that reached them. */
final class Told implements Announcer {

  private final List<Announcement> announcements = new ArrayList<>();
  private final Story story;

  Told(Story story) {
    this.story = story;
  }

  @Override
  public synchronized Outcome send(Announcement announcement) {
    announcements.add(announcement);
    story.line("");
    announcement.text().lines().forEach(line -> story.line("        | " + line));
    story.line("");
    return new Outcome.Done();
  }

  synchronized List<Announcement> all() {
    return List.copyOf(announcements);
  }
}
