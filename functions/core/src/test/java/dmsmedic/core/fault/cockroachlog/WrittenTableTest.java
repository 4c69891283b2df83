package dmsmedic.core.fault.cockroachlog;

import static org.assertj.core.api.Assertions.assertThat;

import dmsmedic.core.fault.TableToken;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenTableTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "COPY \"public\".\"customer\" (\"id\", \"v\") FROM STDIN WITH (FORMAT CSV)",
        "COPY public.customer FROM STDIN",
        "error executing CopyIn: COPY defaultdb.public.customer FROM STDIN: x",
        "INSERT INTO \"public\".\"customer\"(\"id\") VALUES ($1)",
        "UPDATE public.customer SET v = $1"
      })
  void theTableOfAStatementIsRead(String text) {
    assertThat(WrittenTable.in(text)).contains(TableToken.separate("public", "customer"));
  }

  @Test
  void quotedNamesKeepDotsBlanksCaseAndQuotes() {
    assertThat(WrittenTable.in("COPY \"a.B\".\"c \"\"d\"\".e\" FROM STDIN"))
        .contains(TableToken.separate("a.B", "c \"d\".e"));
  }

  @Test
  void aTableWithoutSchemaStaysSo() {
    assertThat(WrittenTable.in("COPY customer FROM STDIN"))
        .contains(new TableToken.Unqualified("customer"));
    assertThat(WrittenTable.in("COPY \"a.b\" FROM STDIN"))
        .contains(new TableToken.Unqualified("a.b"));
  }

  @Test
  void aRedactedStatementNamesNone() {
    assertThat(WrittenTable.in("COPY \u00d7 FROM STDIN")).isEmpty();
    assertThat(WrittenTable.in("\u00d7 failed on attempt 1")).isEmpty();
    assertThat(WrittenTable.in("COPY \"\" FROM STDIN")).isEmpty();
  }
}
