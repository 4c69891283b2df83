/**
 * What tests of core start from: tasks, tables, lines, clusters and observations of one example.
 */
@NullMarked
package dmsmedic.core.given;

import org.jspecify.annotations.NullMarked;
