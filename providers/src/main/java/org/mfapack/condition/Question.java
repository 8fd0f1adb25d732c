package org.mfapack.condition;

import org.mfapack.facts.LoginFacts;

/** What one condition wants to know of a login: pure, without a side effect, asked several times per login (SPEC K6). */
@FunctionalInterface
public interface Question {

    Answer ask(LoginFacts facts);
}
