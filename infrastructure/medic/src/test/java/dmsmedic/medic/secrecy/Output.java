package dmsmedic.medic.secrecy;

/**
 * Something that left a function.
 *
 * @param where which way
 */
public record Output(String where, String text) {}
