package dmsmedic.medic;

import java.io.InputStream;
import java.io.PrintStream;

/** The three streams of a command. */
public record Console(InputStream in, PrintStream out, PrintStream err) {}
