/** What is remembered of all tasks together: whether so many are hurt that the cluster is ill. */
@NullMarked
package dmsmedic.core.fleet;

import org.jspecify.annotations.NullMarked;
