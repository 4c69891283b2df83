package dmsmedic.core.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class TableNameTest {
  @Test
  void caseDotsAndBlanksBelongToTheName() {
    assertThat(new TableName("HR", "Test.Clob 1")).hasToString("HR.Test.Clob 1");
    assertThat(new TableName("hr", "t")).isNotEqualTo(new TableName("HR", "t"));
  }

  @Test
  void tablesAreOrderedBySchemaThenName() {
    assertThat(new TableName("a", "z")).isLessThan(new TableName("b", "a"));
    assertThat(new TableName("a", "a")).isLessThan(new TableName("a", "b"));
  }

  @Test
  void anEmptyPartIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TableName("", "t"));
    assertThatIllegalArgumentException().isThrownBy(() -> new TableName("s", ""));
  }
}
