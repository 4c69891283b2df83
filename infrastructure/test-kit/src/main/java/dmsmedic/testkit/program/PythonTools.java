package dmsmedic.testkit.program;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Tools written in Python, each set in a virtual environment that is installed once per machine.
 *
 * <p>The files of {@code infrastructure/python} say what is installed. The environment is named by
 * the contents of its file and the version of Python, so a change of either installs anew; several
 * builds at once wait for each other.
 */
public final class PythonTools {
  /** Whether a set of tools can be had. */
  public sealed interface Availability {}

  /** Installed, in this virtual environment. */
  public record Ready(Path environment) implements Availability {

    /** One of its programs, {@code python} among them. */
    public String program(String name) {
      return environment.resolve("bin").resolve(name).toString();
    }
  }

  /** Not to be had on this machine, for a reason that a person can act on. */
  public record Absent(String reason) implements Availability {}

  private static final Duration INSTALL_LIMIT = Duration.ofMinutes(15);
  private static final String PYTHON = "python3";

  /** Its presence says that the installation came to its end. */
  private static final String DONE = "installed";

  private final Path cache;

  /** Tools that are kept in a folder. */
  PythonTools(Path cache) {
    this.cache = cache;
  }

  /** Tools that are kept in the user's cache folder. */
  public static PythonTools ofUser() {
    Path caches =
        Optional.ofNullable(System.getenv("XDG_CACHE_HOME"))
            .filter(home -> !home.isBlank())
            .map(Path::of)
            .orElse(Path.of(System.getProperty("user.home"), ".cache"));
    return new PythonTools(caches.resolve("dms-medic").resolve("python"));
  }

  /**
   * The tools of {@code infrastructure/python/NAME.txt}, installed now if they never were.
   *
   * <p>The first time takes a minute or two and needs the package registry.
   */
  public Availability get(String name) {
    return install(name, file(name + ".txt"));
  }

  /** The text of a file of {@code infrastructure/python}. */
  public static String file(String name) {
    try (InputStream stream = PythonTools.class.getResourceAsStream("/python/" + name)) {
      if (stream == null) {
        throw new IllegalArgumentException("infrastructure/python has no " + name + ".");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Availability install(String name, String requirements) {
    Command.Ran version = Command.of(PYTHON, "--version").run();
    if (!version.well()) {
      return new Absent("Python 3 is not on the PATH (" + version.lastLine() + ").");
    }
    String mark = digest(requirements + version.lastLine());
    try {
      return alone(cache.resolve(name + "-" + mark), requirements);
    } catch (IOException e) {
      return new Absent("The cache folder " + cache + " cannot be used: " + e.getMessage() + ".");
    }
  }

  /** A lock of the file system keeps other builds out, the monitor other threads of this one. */
  private static synchronized Availability alone(Path environment, String requirements)
      throws IOException {
    Files.createDirectories(environment.getParent());
    Path lock = environment.resolveSibling(environment.getFileName() + ".lock");
    try (FileChannel channel =
        FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock(); // until the channel is closed
      return Files.exists(environment.resolve(DONE))
          ? new Ready(environment)
          : fresh(environment, requirements);
    }
  }

  private static Availability fresh(Path environment, String requirements) throws IOException {
    Command.Ran made =
        Command.of(PYTHON, "-m", "venv", "--clear", environment.toString())
            .within(INSTALL_LIMIT)
            .run();
    if (!made.well()) {
      return new Absent("Python cannot make a virtual environment: " + made.lastLine());
    }
    Path list = Files.writeString(environment.resolve("requirements.txt"), requirements);
    Ready ready = new Ready(environment);
    Command.Ran ran =
        Command.of(ready.program("python"), "-m", "pip", "install", "-q", "-r", list.toString())
            .with("PIP_DISABLE_PIP_VERSION_CHECK", "1")
            .with("PIP_NO_INPUT", "1")
            .within(INSTALL_LIMIT)
            .run();
    if (!ran.well()) {
      return new Absent("pip cannot install the tools: " + ran.lastLine());
    }
    Files.createFile(environment.resolve(DONE));
    return ready;
  }

  private static String digest(String text) {
    try {
      byte[] sum =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
