package dmsmedic.medic.dms;

import dmsmedic.dmssimulator.jdbc.JdbcRows;
import dmsmedic.dmssimulator.rows.Rows;
import dmsmedic.dmssimulator.synthetic.SyntheticRows;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Where the rows of simulated tasks come from and go to. */
enum RowsFrom {
  /** Made up in memory, so that an endpoint may name any host and any engine. */
  SYNTHETIC,
  /** A PostgreSQL and a database of its protocol, at the addresses that the endpoints say. */
  JDBC;

  /** The way to the databases. */
  Rows rows() {
    return switch (this) {
      case SYNTHETIC -> SyntheticRows.usual();
      case JDBC -> new JdbcRows();
    };
  }

  private String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The reader of the word on the command line. */
  static final class Word implements ITypeConverter<RowsFrom> {
    @Override
    public RowsFrom convert(String word) {
      return Arrays.stream(values())
          .filter(each -> each.word().equals(word))
          .findFirst()
          .orElseThrow(() -> new TypeConversionException("expected " + words() + ", not " + word));
    }

    private static String words() {
      return Arrays.stream(values()).map(RowsFrom::word).collect(Collectors.joining(" or "));
    }
  }
}
