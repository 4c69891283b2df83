package dmsmedic.dmssimulator.mapping;

/** A name in an object locator, in which {@code %} stands for any characters. */
record Pattern(String text) {

  boolean matches(String name) {
    String[] pieces = text.split("%", -1);
    if (pieces.length == 1) {
      return text.equals(name);
    }
    if (!name.startsWith(pieces[0])) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = name.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    String last = pieces[pieces.length - 1];
    return name.length() - at >= last.length() && name.endsWith(last);
  }

  boolean isWild() {
    return text.indexOf('%') >= 0;
  }
}
