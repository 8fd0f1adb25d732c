package org.mfapack.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.keycloak.authentication.RequiredActionFactory;
import org.keycloak.provider.ConfiguredProvider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderFactory;
import org.keycloak.provider.Spi;

/** What the JAR registers with Keycloak, and what its sources call by name. */
final class Providers {

    private static final Path SERVICES = Path.of("src", "main", "resources", "META-INF", "services");
    private static final Path SOURCES = Path.of("src", "main", "java");
    private static final Pattern LITERAL = Pattern.compile("\"([a-z][a-z0-9_.-]*)\"");

    private Providers() {}

    static List<ProviderFactory<?>> factories() {
        List<ProviderFactory<?>> factories = new ArrayList<>();
        instances().forEach(instance -> {
            if (instance instanceof ProviderFactory<?> factory) {
                factories.add(factory);
            }
        });
        return factories;
    }

    static List<Spi> spis() {
        return instances().filter(Spi.class::isInstance).map(Spi.class::cast).toList();
    }

    /** What the admin console shows of the pack's own, each once. */
    static Stream<ProviderConfigProperty> consoleOptions() {
        return factories().stream()
                .flatMap(factory -> optionsOf(factory).stream())
                .filter(option -> option.getName().startsWith("mfa-"))
                .collect(Collectors.toMap(ProviderConfigProperty::getName, option -> option, (one, same) -> one))
                .values()
                .stream();
    }

    /** What is set when the server starts. */
    static Stream<ProviderConfigProperty> serverOptions() {
        return factories().stream()
                .filter(Predicate.not(RequiredActionFactory.class::isInstance))
                .flatMap(factory -> factory.getConfigMetadata().stream());
    }

    private static List<ProviderConfigProperty> optionsOf(ProviderFactory<?> factory) {
        if (factory instanceof RequiredActionFactory action) {
            return action.getConfigMetadata();
        }
        return factory instanceof ConfiguredProvider configured ? configured.getConfigProperties() : List.of();
    }

    /** Names in the sources: of ids, options, details, notes. */
    static List<String> literals() {
        return Pages.in(SOURCES, ".java")
                .map(Pages::read)
                .flatMap(source -> LITERAL.matcher(source).results())
                .map(result -> result.group(1))
                .distinct()
                .toList();
    }

    private static Stream<?> instances() {
        return Pages.in(SERVICES, "")
                .filter(Files::isRegularFile)
                .map(Pages::read)
                .flatMap(String::lines)
                .map(Providers::instance);
    }

    private static Object instance(String name) {
        try {
            return Class.forName(name).getDeclaredConstructor().newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(name, e);
        }
    }
}
