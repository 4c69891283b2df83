/**
 * What tests of core start from: tasks, tables, lines, clusters and observations of one example,
 * and the sudden death of whoever calls a port.
 */
@NullMarked
package dmsmedic.core.given;

import org.jspecify.annotations.NullMarked;
