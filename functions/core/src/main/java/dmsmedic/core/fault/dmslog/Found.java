package dmsmedic.core.fault.dmslog;

import dmsmedic.core.fault.Occurrence;

/**
 * An occurrence at a place in a record.
 *
 * @param offset where in the record's text
 * @param neighboursNameTable whether the table is named by a later line of the same stream
 */
record Found(int offset, Occurrence occurrence, boolean neighboursNameTable) {}
