package org.mfapack.code;

/** What a code proves; a code of one purpose is refused for another (SPEC C4). */
public enum Purpose {
    LOGIN,
    ENROLMENT,
    /** That it is the user who is about to change the account (SPEC F3). */
    CONFIRMATION
}
