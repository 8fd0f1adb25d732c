package org.mfapack.screens;

import java.io.IOException;
import java.io.InputStream;
import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.keycloak.theme.PropertiesUtil;

/** The texts of one language, read and formatted as the server does, except that a missing key is an error. */
record Texts(Locale locale, Properties properties) {

    static final Set<String> LANGUAGES = Set.of("en", "de");

    static Texts of(String language) throws IOException {
        String path = "/theme-resources/messages/messages_" + language + ".properties";
        Properties properties = new Properties();
        try (InputStream file = Objects.requireNonNull(Texts.class.getResourceAsStream(path), path)) {
            PropertiesUtil.readCharsetAware(properties, file);
        }
        return new Texts(Locale.forLanguageTag(language), properties);
    }

    Set<String> keys() {
        return new TreeSet<>(properties.stringPropertyNames());
    }

    String pattern(String key) {
        return Objects.requireNonNull(properties.getProperty(key), key);
    }

    String text(String key, Object... arguments) {
        return new MessageFormat(pattern(key), locale).format(arguments);
    }
}
