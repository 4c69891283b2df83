@NullMarked
package dmsmedic.dmssimulator;

import org.jspecify.annotations.NullMarked;
