package dmsmedic.cockroachstandin.log;

/** One log entry before it is rendered; its text may have several lines. */
record Entry(char severity, String file, int line, String text) {
  /** The severity as a number: info 1, error 3. */
  int severityNumber() {
    return severity == 'E' ? 3 : 1;
  }

  String severityName() {
    return severity == 'E' ? "ERROR" : "INFO";
  }
}
