package org.mfapack.factor;

/**
 * Another execution of the flow that the user may choose instead.
 *
 * @param name its name, localised
 * @param hint what it does or where its code goes, localised; may be empty
 */
public record OtherWay(String execution, String name, String hint) {}
