package dmsmedic.medic.runtime;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/** A function's zip made on the spot from the source of one handler, laid out as the build does. */
final class HandlerZip {

  private HandlerZip() {}

  static Path of(Path folder, String typeName, List<String> source) throws IOException {
    Path java = Files.write(folder.resolve(typeName + ".java"), source);
    List<String> arguments =
        List.of("-proc:none", "-cp", lambdaCore(), "-d", folder.toString(), java.toString());
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, arguments.toArray(String[]::new));
    if (status != 0) {
      throw new IllegalStateException("javac ended with " + status);
    }
    Path jar = folder.resolve("handler.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(typeName + ".class"));
      Files.copy(folder.resolve(typeName + ".class"), out);
    }
    return zip(folder.resolve("handler.zip"), jar);
  }

  private static Path zip(Path zip, Path jar) throws IOException {
    try (OutputStream file = Files.newOutputStream(zip);
        ZipOutputStream out = new ZipOutputStream(file, StandardCharsets.UTF_8)) {
      out.putNextEntry(new ZipEntry("lib/handler.jar"));
      Files.copy(jar, out);
    }
    return zip;
  }

  private static String lambdaCore() {
    try {
      Class<?> type = Class.forName("com.amazonaws.services.lambda.runtime.RequestStreamHandler");
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (ClassNotFoundException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
