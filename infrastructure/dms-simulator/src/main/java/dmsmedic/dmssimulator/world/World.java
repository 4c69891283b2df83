package dmsmedic.dmssimulator.world;

import dmsmedic.dmssimulator.kernel.Agenda;
import dmsmedic.dmssimulator.kernel.Fault;
import dmsmedic.dmssimulator.kernel.Outbox;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The simulated account in one region. Everything in it is named in the order of its creation. */
public final class World {
  private static final int RESOURCE_ID_LENGTH = 39;

  private final Agenda agenda;
  private final Outbox outbox = new Outbox();
  private final String region;
  private final String account;
  private final Map<String, Instance> instances = new LinkedHashMap<>();
  private final Map<String, Endpoint> endpoints = new LinkedHashMap<>();
  private final Map<String, Task> tasks = new LinkedHashMap<>();
  private final List<Map<String, Object>> connections = new ArrayList<>();
  private final Map<String, Map<String, String>> tags = new LinkedHashMap<>();
  private final List<Happening> happenings = new ArrayList<>();
  private long named;

  /** An empty account. */
  public World(Instant now, String region, String account) {
    this.agenda = new Agenda(now);
    this.region = region;
    this.account = account;
  }

  public Agenda agenda() {
    return agenda;
  }

  public Instant now() {
    return agenda.now();
  }

  public Outbox outbox() {
    return outbox;
  }

  public String region() {
    return region;
  }

  public String account() {
    return account;
  }

  public Map<String, Instance> instances() {
    return instances;
  }

  public Map<String, Endpoint> endpoints() {
    return endpoints;
  }

  public Map<String, Task> tasks() {
    return tasks;
  }

  /** Connection tests, in the API's words. */
  public List<Map<String, Object>> connections() {
    return connections;
  }

  public List<Happening> happenings() {
    return happenings;
  }

  /** The tags of a resource, which may be changed. */
  public Map<String, String> tags(String arn) {
    return tags.computeIfAbsent(arn, a -> new LinkedHashMap<>());
  }

  public Task task(String arn) {
    return Optional.ofNullable(tasks.get(arn))
        .orElseThrow(() -> Fault.notFound("Replication Task Arn " + arn + " not found."));
  }

  public Endpoint endpoint(String arn) {
    return Optional.ofNullable(endpoints.get(arn))
        .orElseThrow(() -> Fault.notFound("Endpoint Arn " + arn + " not found."));
  }

  public Instance instance(String arn) {
    return Optional.ofNullable(instances.get(arn))
        .orElseThrow(() -> Fault.notFound("Replication Instance Arn " + arn + " not found."));
  }

  /** A new ARN; without an identifier of the caller's, one like E2FDDWUKQJV7UCIKU3GCEWAXX6HYE5. */
  public String arn(String kind, Optional<String> resourceId) {
    named++;
    String id = resourceId.orElseGet(() -> resourceId(kind + named));
    return "arn:aws:dms:%s:%s:%s:%s".formatted(region, account, kind, id);
  }

  /** A number that is never given twice. */
  public long serial() {
    return ++named;
  }

  private static String resourceId(String seed) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
      String digits = new BigInteger(1, digest).toString(32).toUpperCase(Locale.ROOT);
      return digits.substring(0, RESOURCE_ID_LENGTH);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
