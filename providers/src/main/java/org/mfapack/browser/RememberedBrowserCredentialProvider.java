package org.mfapack.browser;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.credential.CredentialMetadata;
import org.keycloak.credential.CredentialMetadata.LocalizedMessage;
import org.keycloak.credential.CredentialModel;
import org.keycloak.credential.CredentialTypeMetadata;
import org.keycloak.credential.CredentialTypeMetadataContext;
import org.keycloak.models.KeycloakSession;
import org.mfapack.store.StoredCredentialProvider;

/**
 * Lists remembered browsers in the account console and the admin console, where each can be removed (SPEC B5). It validates
 * nothing: a browser is no factor.
 */
public final class RememberedBrowserCredentialProvider extends StoredCredentialProvider<RememberedBrowserModel> {

    RememberedBrowserCredentialProvider(KeycloakSession session) {
        super(session, RememberedBrowserModel.TYPE);
    }

    @Override
    public RememberedBrowserModel getCredentialFromModel(CredentialModel model) {
        return RememberedBrowserModel.of(model).orElseGet(() -> RememberedBrowserModel.copy(model));
    }

    /** Without an action that would set one up: only a login does. */
    @Override
    public CredentialTypeMetadata getCredentialTypeMetadata(CredentialTypeMetadataContext context) {
        return CredentialTypeMetadata.builder()
                .type(getType())
                .category(CredentialTypeMetadata.Category.TWO_FACTOR)
                .displayName("mfa-browser-display-name")
                .helpText("mfa-browser-help-text")
                .iconCssClass("fa fa-laptop list-view-pf-icon-lg")
                .removeable(true)
                .build(session());
    }

    @Override
    public CredentialMetadata getCredentialMetadata(RememberedBrowserModel model, CredentialTypeMetadata type) {
        CredentialMetadata metadata = super.getCredentialMetadata(model, type);
        RememberedBrowserModel.of(model).ifPresent(browser -> metadata.setInfoProperties(properties(browser)));
        return metadata;
    }

    private List<LocalizedMessage> properties(RememberedBrowserModel browser) {
        Locale locale = session().getContext().resolveLocale(null);
        List<LocalizedMessage> properties = new ArrayList<>();
        properties.add(property("last-used", time(browser.lastUsed(), locale)));
        place(browser, locale).ifPresent(place -> properties.add(property("place", place)));
        properties.add(property("until", time(browser.until(), locale)));
        return properties;
    }

    private static LocalizedMessage property(String name, String value) {
        return new LocalizedMessage("mfa.credential.browser-" + name, new Object[] {value});
    }

    private static Optional<String> place(RememberedBrowserModel browser, Locale locale) {
        String place = Stream.of(browser.city(), browser.country().map(country -> new Locale.Builder()
                        .setRegion(country)
                        .build()
                        .getDisplayCountry(locale)))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
        return Optional.of(place).filter(text -> !text.isEmpty());
    }

    /** In UTC, and saying so: neither a realm nor a user has a time zone. */
    private static String time(long millis, Locale locale) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                        .withLocale(locale)
                        .format(Instant.ofEpochMilli(millis).atZone(ZoneOffset.UTC))
                + " UTC";
    }
}
