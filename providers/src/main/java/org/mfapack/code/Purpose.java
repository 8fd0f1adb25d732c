package org.mfapack.code;

/** What a code proves; a code of one purpose is refused for another (SPEC C4). */
public enum Purpose {
    LOGIN,
    ENROLMENT
}
