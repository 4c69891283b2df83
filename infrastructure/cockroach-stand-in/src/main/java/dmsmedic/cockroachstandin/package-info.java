@NullMarked
package dmsmedic.cockroachstandin;

import org.jspecify.annotations.NullMarked;
