package dmsmedic.medic.secrecy;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record prints its components, unless it says otherwise; one with a secret must. */
class SecretTypesTest {

  private static final String CANARY = "canary-5d21";
  private static final Pattern SECRET =
      Pattern.compile("(?i).*(password|passphrase|credentials|privatekey|secretkey).*|url|login");

  /** A record that forgot to hide its password. */
  record Careless(String user, String password) {}

  static List<Class<?>> secretTypes() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("dmsmedic").stream()
            .filter(JavaClass::isRecord)
            .<Class<?>>map(JavaClass::reflect)
            .filter(type -> components(type).anyMatch(SecretTypesTest::isSecret))
            .toList();
  }

  @ParameterizedTest
  @MethodSource("secretTypes")
  void aTypeThatHoldsASecretHidesIt(Class<?> type) throws ReflectiveOperationException {
    assertThat(printed(type)).doesNotContain(CANARY);
  }

  @Test
  void theTypesThatAreKnownToHoldSecretsAreAmongThem() {
    assertThat(secretTypes())
        .extracting(Class::getName)
        .contains(
            "dmsmedic.taskhealer.cockroach.Login",
            "dmsmedic.taskhealer.secrets.Credentials",
            "dmsmedic.taskhealer.secrets.Credentials$Login",
            "dmsmedic.medic.lab.world.RealCluster");
  }

  @Test
  void oneThatForgotWouldBeSeen() throws ReflectiveOperationException {
    assertThat(components(Careless.class)).anyMatch(SecretTypesTest::isSecret);
    assertThat(printed(Careless.class)).contains(CANARY);
  }

  private static Stream<RecordComponent> components(Class<?> type) {
    return Arrays.stream(type.getRecordComponents());
  }

  private static boolean isSecret(RecordComponent component) {
    boolean holds =
        component.getGenericType().getTypeName().contains(String.class.getName())
            || component.getType().isRecord();
    return holds && SECRET.matcher(component.getName()).matches();
  }

  private static String printed(Class<?> type) throws ReflectiveOperationException {
    return String.valueOf(made(type));
  }

  /** A record with the canary in every secret place, those of its own records too. */
  private static Object made(Class<?> type) throws ReflectiveOperationException {
    Class<?>[] types = components(type).map(RecordComponent::getType).toArray(Class<?>[]::new);
    Constructor<?> constructor = type.getDeclaredConstructor(types);
    constructor.setAccessible(true);
    Object[] values = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      RecordComponent component = type.getRecordComponents()[i];
      values[i] = value(component);
    }
    return constructor.newInstance(values);
  }

  @SuppressWarnings("NullAway")
  private static Object value(RecordComponent component) throws ReflectiveOperationException {
    Class<?> type = component.getType();
    String text = isSecret(component) ? CANARY : "x";
    if (type.isRecord()) {
      return made(type);
    }
    if (type == boolean.class) {
      return false;
    }
    if (type == int.class) {
      return 1;
    }
    if (type == String.class) {
      return text;
    }
    if (type == Optional.class) {
      boolean ofText = component.getGenericType().getTypeName().contains("java.lang.String");
      return ofText ? Optional.of(text) : Optional.empty();
    }
    return type.isEnum() ? type.getEnumConstants()[0] : null;
  }
}
