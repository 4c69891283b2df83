package dmsmedic.medic.template;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the template names is in the zips that the build made. */
class HandlersIT {
  static List<Lambda> functions() {
    return Checkout.template().functions();
  }

  @ParameterizedTest
  @MethodSource("functions")
  void theHandlerIsInTheZip(Lambda function) throws IOException {
    String[] handler = function.handler().split("::", 2);

    assertThat(classes(Checkout.root().resolve(function.codeUri())))
        .contains(handler[0].replace('.', '/') + ".class");
    assertThat(handler[1]).isEqualTo("handleRequest");
  }

  private static Set<String> classes(Path zip) throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipFile file = new ZipFile(zip.toFile())) {
      for (ZipEntry jar : file.stream().toList()) {
        try (InputStream stream = file.getInputStream(jar)) {
          names.addAll(entries(stream));
        }
      }
    }
    return names;
  }

  private static Set<String> entries(InputStream jar) throws IOException {
    Set<String> names = new HashSet<>();
    try (ZipInputStream entries = new ZipInputStream(jar)) {
      for (ZipEntry at = entries.getNextEntry(); at != null; at = entries.getNextEntry()) {
        names.add(at.getName());
      }
    }
    return names;
  }
}
