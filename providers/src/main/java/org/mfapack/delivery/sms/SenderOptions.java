package org.mfapack.delivery.sms;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.keycloak.Config;

/**
 * The server options {@code --spi-mfa-sms--<sender>--<name>} of one sender, checked while they are read. What is wrong
 * adds up to the sentence of {@link SmsSenderFactory#remedy()}; it names options, never their values (O4, D8).
 */
public final class SenderOptions {

    /** The server expands <code>${...}</code> itself, into nothing where it finds nothing. */
    public static final String VAULT_HINT = "a reference to the vault is written \\${vault.key}";

    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(60);

    private final String sender;
    private final Config.Scope scope;
    private final List<String> complaints = new ArrayList<>();

    /** @param sender the provider id, for instance {@code twilio} */
    public SenderOptions(String sender, Config.Scope scope) {
        this.sender = sender;
        this.scope = scope;
    }

    /** The option as an operator writes it. */
    public String nameOf(String option) {
        return "--spi-" + SmsSpi.NAME + "--" + sender + "--" + option;
    }

    /** The option without surrounding space; empty if it is not set or blank. */
    public Optional<String> text(String option) {
        return Optional.ofNullable(scope.get(option)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** A duration in milliseconds, 1 to 60000. */
    public Duration timeout(String option, Duration fallback) {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return fallback;
        }
        try {
            Duration timeout = Duration.ofMillis(Long.parseLong(text.get()));
            if (timeout.toMillis() >= 1 && timeout.compareTo(LONGEST_TIMEOUT) <= 0) {
                return timeout;
            }
        } catch (NumberFormatException e) {
            // said below
        }
        complain(nameOf(option) + " must be a number of milliseconds from 1 to " + LONGEST_TIMEOUT.toMillis());
        return fallback;
    }

    /** An absolute http or https address with a host. */
    public Optional<URI> url(String option) {
        Optional<String> text = text(option);
        Optional<URI> url = text.flatMap(SenderOptions::parse);
        if (text.isPresent() && url.isEmpty()) {
            complain(nameOf(option) + " must be an http or https address");
        }
        return url;
    }

    private static Optional<URI> parse(String url) {
        try {
            URI uri = new URI(url);
            boolean web = "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
            return web && uri.getHost() != null ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** Adds one thing that keeps the sender from working. */
    public void complain(String sentence) {
        complaints.add(sentence);
    }

    /** Everything that keeps the sender from working; empty if nothing does. */
    public Optional<String> remedy() {
        return complaints.isEmpty() ? Optional.empty() : Optional.of(String.join("; ", complaints));
    }
}
