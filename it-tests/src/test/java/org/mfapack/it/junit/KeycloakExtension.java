package org.mfapack.it.junit;

import java.lang.reflect.Parameter;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.mfapack.it.chromium.Chromium;
import org.mfapack.it.chromium.Chromiums;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.mail.MailBox;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.RealmTemplate;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.KeycloakServer;
import org.mfapack.it.server.KeycloakServerBuilder;

/**
 * Gives tests what they ask for. Servers are started when first needed and live until the end of the run; realms and
 * browsers live as long as the test (or the class, when asked for in {@code @BeforeAll}). After each test the clock is
 * right again and the mailbox is empty. It is emptied once more before the next, when the realm is gone that late messages
 * came from.
 */
final class KeycloakExtension implements ParameterResolver, BeforeEachCallback, AfterEachCallback {

    private static final Namespace NAMESPACE = Namespace.create(KeycloakExtension.class);
    /** How many of them a server is made of where its setting says nothing. */
    private static final int NODES = Integer.getInteger("mfa.nodes", 1);

    static {
        // Three times as long as by default: whoever builds this may have a slower machine, and other things to do on
        // it.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return resolver(parameter.getParameter()) != null;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return resolver(parameter.getParameter()).apply(test);
    }

    private static Function<ExtensionContext, Object> resolver(Parameter parameter) {
        Class<?> type = parameter.getType();
        if (type == Surroundings.class) {
            return KeycloakExtension::surroundings;
        } else if (type == KeycloakServer.class) {
            return test -> shared(test).server();
        } else if (type == MailBox.class) {
            return test -> surroundings(test).mailBox();
        } else if (type == TwilioStandIn.class) {
            return test -> surroundings(test).gateway();
        } else if (type == TestRealm.class) {
            return test -> perTest(test, TestRealm.class, shared(test)::newRealm);
        } else if (type == Browser.class) {
            return test -> perTest(test, parameter, Browser::new);
        } else if (type == Chromium.class) {
            return test -> ((Chromiums.Loan) perTest(test, parameter, chromiums(test)::lend)).browser();
        }
        return null;
    }

    @Override
    public void beforeEach(ExtensionContext test) {
        forgetMessages(test);
    }

    @Override
    public void afterEach(ExtensionContext test) {
        SharedServer server = test.getStore(NAMESPACE).get(setting(test), SharedServer.class);
        if (server != null) {
            server.server().clock().reset();
        }
        forgetMessages(test);
    }

    private static void forgetMessages(ExtensionContext test) {
        Surroundings surroundings = test.getStore(NAMESPACE).get(Surroundings.class, Surroundings.class);
        if (surroundings != null) {
            surroundings.forgetMessages();
        }
    }

    private static Object perTest(ExtensionContext test, Object key, Supplier<?> maker) {
        return test.getStore(NAMESPACE).getOrComputeIfAbsent(key, ignored -> maker.get());
    }

    private static Surroundings surroundings(ExtensionContext test) {
        return perRun(test).getOrComputeIfAbsent(Surroundings.class, key -> new Surroundings(), Surroundings.class);
    }

    private static Chromiums chromiums(ExtensionContext test) {
        return perRun(test).getOrComputeIfAbsent(Chromiums.class, key -> new Chromiums(), Chromiums.class);
    }

    private static SharedServer shared(ExtensionContext test) {
        Surroundings surroundings = surroundings(test);
        return perRun(test)
                .getOrComputeIfAbsent(
                        setting(test), setting -> SharedServer.start(setting, surroundings), SharedServer.class);
    }

    private static Store perRun(ExtensionContext test) {
        return test.getRoot().getStore(NAMESPACE);
    }

    private static Class<? extends ServerSetting> setting(ExtensionContext test) {
        for (Class<?> type = test.getRequiredTestClass(); type != null; type = type.getEnclosingClass()) {
            var annotation = AnnotationSupport.findAnnotation(type, KeycloakTest.class);
            if (annotation.isPresent()) {
                return annotation.get().server();
            }
        }
        return ServerSetting.Default.class;
    }

    private record SharedServer(KeycloakServer server, RealmTemplate template, Surroundings surroundings)
            implements AutoCloseable {

        static SharedServer start(Class<? extends ServerSetting> setting, Surroundings surroundings) {
            KeycloakServerBuilder wanted = KeycloakServer.builder().nodes(NODES);
            try {
                setting.getDeclaredConstructor().newInstance().applyTo(wanted, surroundings);
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(e);
            }
            KeycloakServer server = wanted.start();
            try {
                return new SharedServer(server, new RealmTemplate(server.admin()), surroundings);
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        }

        TestRealm newRealm() {
            return new TestRealm(server, template, surroundings.mailBox().port());
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
