package dmsmedic.medic.house;

/**
 * One broken rule at one place, with the way out.
 *
 * @param file path from the root of the repository
 * @param line counted from 1
 */
record Violation(String file, int line, String rule, String wayOut) {

  @Override
  public String toString() {
    return file + ":" + line + ": " + rule + ": " + wayOut;
  }
}
