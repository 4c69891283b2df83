/** What a task's documents say about each table, and what becomes of large objects under it. */
@NullMarked
package dmsmedic.dmssimulator.plan;

import org.jspecify.annotations.NullMarked;
