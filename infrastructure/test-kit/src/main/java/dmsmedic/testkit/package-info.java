@NullMarked
package dmsmedic.testkit;

import org.jspecify.annotations.NullMarked;
