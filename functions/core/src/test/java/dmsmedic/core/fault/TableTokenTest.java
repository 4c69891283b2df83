package dmsmedic.core.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dmsmedic.core.migration.TableName;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTokenTest {
  private static final TableName FIRST = new TableName("a", "b.c");
  private static final TableName LAST = new TableName("a.b", "c");

  @Test
  void aQuotedTokenSplitsAtItsFirstDot() {
    assertThat(TableToken.quoted("integrations.integration").resolve(Set.of()))
        .contains(new TableName("integrations", "integration"));
    assertThat(TableToken.quoted("a.b.c").resolve(Set.of())).contains(FIRST);
  }

  @Test
  void aCatalogueSaysWhichDotIsMeant() {
    assertThat(TableToken.quoted("a.b.c").candidates()).containsExactly(FIRST, LAST);
    assertThat(TableToken.quoted("a.b.c").resolve(Set.of(LAST))).contains(LAST);
    assertThat(TableToken.quoted("a.b.c").resolve(Set.of(LAST, FIRST))).contains(FIRST);
    assertThat(TableToken.quoted("a.b.c").resolve(Set.of(new TableName("x", "y")))).contains(FIRST);
  }

  @Test
  void partsThatWereSaidApartAreNotGuessed() {
    assertThat(TableToken.separate("a.b", "c").resolve(Set.of(FIRST))).contains(LAST);
    assertThat(TableToken.separate("a.b", "c").text()).isEqualTo("a.b.c");
  }

  @Test
  void aTableWithoutSchemaNeedsACatalogueWithOneSuchTable() {
    TableToken token = TableToken.quoted("customer");

    assertThat(token).isInstanceOf(TableToken.Unqualified.class);
    assertThat(token.candidates()).isEmpty();
    assertThat(token.resolve(Set.of())).isEmpty();
    assertThat(token.resolve(Set.of(new TableName("s", "customer"), FIRST)))
        .contains(new TableName("s", "customer"));
    assertThat(
            token.resolve(Set.of(new TableName("s", "customer"), new TableName("t", "customer"))))
        .isEmpty();
  }

  @Test
  void dotsAtTheEndsDivideNothing() {
    assertThat(TableToken.quoted(".t")).isInstanceOf(TableToken.Unqualified.class);
    assertThat(TableToken.quoted("t.")).isInstanceOf(TableToken.Unqualified.class);
    assertThat(TableToken.quoted("s..t").candidates())
        .containsExactly(new TableName("s", ".t"), new TableName("s.", "t"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TableToken.Joined("t"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TableToken.Unqualified(""));
  }
}
