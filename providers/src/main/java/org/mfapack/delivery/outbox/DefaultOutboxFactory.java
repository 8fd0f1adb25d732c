package org.mfapack.delivery.outbox;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jboss.logging.Logger;
import org.keycloak.Config;
import org.keycloak.email.EmailSenderProvider;
import org.keycloak.email.EmailTemplateProvider;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmProvider;
import org.keycloak.models.SingleUseObjectProvider;
import org.keycloak.models.UserProvider;
import org.keycloak.provider.Provider;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.provider.ProviderConfigurationBuilder;
import org.keycloak.theme.ThemeSelectorProvider;
import org.mfapack.delivery.Channel;
import org.mfapack.delivery.Courier;
import org.mfapack.delivery.Message;
import org.mfapack.delivery.Outbox;
import org.mfapack.delivery.OutboxFactory;
import org.mfapack.delivery.email.EmailCourier;
import org.mfapack.delivery.sms.SmsCourier;
import org.mfapack.delivery.sms.SmsSender;

/** The outbox of this server: a lane per channel, drained at shutdown. */
public final class DefaultOutboxFactory implements OutboxFactory {

    private static final Logger LOG = Logger.getLogger(DefaultOutboxFactory.class);

    private static final String THREADS = "threads";
    private static final String QUEUE = "queue";
    private static final String RETRIES = "retries";
    private static final String BREAKER_DELAY = "breaker-delay-seconds";
    private static final String DRAIN = "drain-seconds";

    private final Map<Channel, Lane> lanes = new EnumMap<>(Channel.class);
    private final Map<Channel, Courier> couriers =
            new EnumMap<>(Map.of(Channel.EMAIL, new EmailCourier(), Channel.SMS, new SmsCourier()));
    private Resilience resilience;
    private Duration drain;
    private KeycloakSessionFactory sessions;

    @Override
    public void init(Config.Scope config) {
        for (Channel channel : Channel.values()) {
            lanes.put(channel, new Lane(channel, config.getInt(THREADS, 128), config.getInt(QUEUE, 1000)));
        }
        resilience = new Resilience(config.getInt(RETRIES, 2), Duration.ofSeconds(config.getInt(BREAKER_DELAY, 30)));
        drain = Duration.ofSeconds(config.getInt(DRAIN, 10));
    }

    @Override
    public void postInit(KeycloakSessionFactory factory) {
        sessions = factory;
    }

    @Override
    public Outbox create(KeycloakSession session) {
        return channel -> lanes.get(channel).takePlace() ? Optional.of(new TakenPlace(channel)) : Optional.empty();
    }

    /** What messages still need while the queue drains: the server closes us before these. */
    @Override
    public Set<Class<? extends Provider>> dependsOn() {
        return Set.of(
                RealmProvider.class,
                UserProvider.class,
                SingleUseObjectProvider.class,
                ThemeSelectorProvider.class,
                EmailTemplateProvider.class,
                EmailSenderProvider.class,
                SmsSender.class);
    }

    /** SPEC D5. */
    @Override
    public void close() {
        lanes.values().parallelStream().forEach(lane -> lane.drain(drain));
    }

    @Override
    public String getId() {
        return "default";
    }

    @Override
    public List<ProviderConfigProperty> getConfigMetadata() {
        return ProviderConfigurationBuilder.create()
                .property(number(THREADS, "Threads per channel that send messages.", 128))
                .property(number(QUEUE, "Messages per channel that may wait for a thread; more are refused.", 1000))
                .property(number(RETRIES, "Further tries when a sender cannot be reached.", 2))
                .property(number(BREAKER_DELAY, "Seconds that a failing sender is left alone.", 30))
                .property(number(DRAIN, "Seconds at shutdown in which waiting messages still go out.", 10))
                .build();
    }

    private static ProviderConfigProperty number(String name, String help, int defaultValue) {
        return new ProviderConfigProperty(
                name, name, help, ProviderConfigProperty.INTEGER_TYPE, Integer.toString(defaultValue));
    }

    private final class TakenPlace implements Outbox.Place {

        private final Channel channel;
        private boolean used;

        private TakenPlace(Channel channel) {
            this.channel = channel;
        }

        @Override
        public void sendAfterCommit(KeycloakSession session, Message message) {
            Lane lane = lanes.get(channel);
            Courier courier = couriers.get(channel);
            List<String> senders = courier.senders(session);
            session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
                @Override
                protected void commitImpl() {
                    if (!lane.run(new Delivery(sessions, courier, resilience, senders, message))) {
                        LOG.warnf("A message by %s was not sent: the server is shutting down.", channel.id());
                    }
                }

                @Override
                protected void rollbackImpl() {
                    lane.giveBack();
                }
            });
            used = true;
        }

        @Override
        public void close() {
            if (!used) {
                lanes.get(channel).giveBack();
            }
        }
    }
}
