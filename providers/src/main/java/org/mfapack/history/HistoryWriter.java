package org.mfapack.history;

import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.keycloak.models.AbstractKeycloakTransaction;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.KeycloakSessionFactory;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserModel;
import org.keycloak.models.utils.KeycloakModelUtils;

/**
 * Writes logins into users' memories, after the login has committed and without anybody waiting for it. One thread, so that
 * two logins at once do not lose each other's; on two nodes the later one wins, and a browser may be new once more.
 */
final class HistoryWriter implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HistoryWriter.class);
    private static final int QUEUE = 1000;
    private static final int TRIES = 2;
    private static final long IDLE_SECONDS = 60;
    private static final long DRAIN_SECONDS = 2;

    private final KeycloakSessionFactory sessions;
    private final ThreadPoolExecutor thread;

    HistoryWriter(KeycloakSessionFactory sessions) {
        this.sessions = sessions;
        thread = new ThreadPoolExecutor(
                1,
                1,
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(QUEUE),
                task -> {
                    Thread writer = new Thread(task, "mfa-login-history");
                    writer.setDaemon(true);
                    return writer;
                },
                (task, executor) -> LOG.debug("A login was not remembered: too many at once"));
        thread.allowCoreThreadTimeOut(true);
    }

    void writeAfterCommit(KeycloakSession session, String realmId, String userId, Login login, Duration tolerance) {
        session.getTransactionManager().enlistAfterCompletion(new AbstractKeycloakTransaction() {
            @Override
            protected void commitImpl() {
                thread.execute(() -> write(realmId, userId, login, tolerance));
            }

            @Override
            protected void rollbackImpl() {
                // nobody has logged in
            }
        });
    }

    /** A second try for the case that another node has written at the same moment. */
    private void write(String realmId, String userId, Login login, Duration tolerance) {
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                KeycloakModelUtils.runJobInTransaction(
                        sessions, session -> write(session, realmId, userId, login, tolerance));
                return;
            } catch (RuntimeException e) {
                LOG.debugf(e, "A login was not remembered at attempt %d", attempt);
            }
        }
    }

    /** Realm or user may be gone by now. */
    private static void write(KeycloakSession session, String realmId, String userId, Login login, Duration tolerance) {
        RealmModel realm = session.realms().getRealm(realmId);
        if (realm == null) {
            return;
        }
        session.getContext().setRealm(realm);
        UserModel user = session.users().getUserById(realm, userId);
        if (user == null) {
            return;
        }
        LoginMemory memory = new LoginMemory(user);
        if (memory.earlier().isOutdatedBy(login, tolerance)) {
            memory.add(login);
        }
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            if (!thread.awaitTermination(DRAIN_SECONDS, TimeUnit.SECONDS)) {
                thread.shutdownNow();
            }
        } catch (InterruptedException e) {
            thread.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }
}
