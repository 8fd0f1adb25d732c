package org.mfapack.condition;

import java.util.List;
import java.util.Map;
import org.keycloak.models.KeycloakSession;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.config.Remembered;

/** A condition whose question depends on its options alone, so that they are read once and not at each login (SPEC K6). */
abstract class SteadyConditionFactory extends MfaConditionFactory {

    private record Read(Question question, List<Finding> findings) {}

    private final Remembered<Map<String, String>, Read> known = new Remembered<>();

    SteadyConditionFactory(String name, boolean aboutUser) {
        super(name, aboutUser);
    }

    /** As {@link MfaConditionFactory#question}; asked by many logins at once. */
    abstract Question question(Options options);

    @Override
    protected final Question question(KeycloakSession session, Options options) {
        Read read = known.of(options.all(), this::read);
        read.findings().forEach(options::find);
        return read.question();
    }

    private Read read(Map<String, String> config) {
        Options options = new Options(config);
        return new Read(question(options), List.copyOf(options.findings()));
    }
}
