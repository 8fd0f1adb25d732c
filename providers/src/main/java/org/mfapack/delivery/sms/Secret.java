package org.mfapack.delivery.sms;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.vault.VaultStringSecret;
import org.keycloak.vault.VaultTranscriber;

/**
 * The value of a server option that may be, or contain, references of the form <code>${vault.key}</code>. They are
 * looked up at each use, since the vault may hold another value for each realm (D8).
 */
public final class Secret {

    private static final Pattern REFERENCE = Pattern.compile("\\$\\{vault\\.[^}]+}");

    private final String expression;

    public Secret(String expression) {
        this.expression = Objects.requireNonNull(expression);
    }

    /**
     * The value with each reference replaced by its vault entry, without a line break at the end of it.
     *
     * @throws SmsException if the vault has no such entry
     */
    public String reveal(VaultTranscriber vault) throws SmsException {
        Matcher reference = REFERENCE.matcher(expression);
        StringBuilder revealed = new StringBuilder();
        while (reference.find()) {
            reference.appendReplacement(revealed, Matcher.quoteReplacement(entry(vault, reference.group())));
        }
        return reference.appendTail(revealed).toString();
    }

    private static String entry(VaultTranscriber vault, String reference) throws SmsException {
        try (VaultStringSecret entry = vault.getStringSecret(reference)) {
            return entry.get()
                    .orElseThrow(() -> SmsException.rejected("no_vault_entry", null))
                    .stripTrailing();
        }
    }

    @Override
    public String toString() {
        return "Secret";
    }
}
