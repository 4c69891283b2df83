/**
 * Every event that the functions and the command line say to each other or hear from AWS, as a
 * record with its reader and writer.
 */
@NullMarked
package dmsmedic.events;

import org.jspecify.annotations.NullMarked;
