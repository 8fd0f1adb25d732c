package org.mfapack.it.junit;

import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A test class on a real Keycloak with the pack. Its methods may ask for a {@code KeycloakServer}, a {@code TestRealm},
 * a {@code Browser}, a {@code Chromium}, the {@code MailBox}, the {@code TwilioStandIn}, or, for servers of their own, the
 * {@code Surroundings}; each test gets a realm and a browser of its own.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@ExtendWith(KeycloakExtension.class)
public @interface KeycloakTest {

    /** What the server is like; classes with the same value share one server. */
    Class<? extends ServerSetting> server() default ServerSetting.Default.class;
}
