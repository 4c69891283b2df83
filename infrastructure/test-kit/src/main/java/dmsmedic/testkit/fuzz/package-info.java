/** Hostile input: what an entry point must survive, from fixed seeds and under a fuzzer. */
@NullMarked
package dmsmedic.testkit.fuzz;

import org.jspecify.annotations.NullMarked;
