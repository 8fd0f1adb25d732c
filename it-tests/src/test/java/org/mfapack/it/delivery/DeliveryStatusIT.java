package org.mfapack.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mfapack.it.delivery.Drafts.PASSWORD;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mfapack.it.gateway.Behaviour;
import org.mfapack.it.gateway.TwilioStandIn;
import org.mfapack.it.junit.KeycloakTest;
import org.mfapack.it.page.RawLogin;
import org.mfapack.it.realm.TestRealm;

@KeycloakTest
@DisplayName("D4: the status resource that a waiting page asks")
class DeliveryStatusIT {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern DELIVERY_URL = Pattern.compile("data-delivery-url=\"([^\"]+)\"");

    private final String phone = Drafts.newPhone();
    private TestRealm realm;

    @BeforeEach
    void create(TestRealm draft) {
        realm = Drafts.smsOrTotp(draft);
        realm.user("alice").password(PASSWORD).phone(phone);
        realm.create();
    }

    private String deliveryOfALogin() {
        String page = new RawLogin(realm).password("alice", PASSWORD).body();
        Matcher url = DELIVERY_URL.matcher(page);
        assertThat(url.find()).isTrue();
        return url.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI url = realm.server().baseUri().resolve(path);
        return CLIENT.send(HttpRequest.newBuilder(url).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void givenSlowGateway_whenAsked_thenPendingAndThenSent(TwilioStandIn gateway) throws Exception {
        gateway.behaveFor(phone, Behaviour.hang());
        String delivery = deliveryOfALogin();

        HttpResponse<String> first = get(delivery);

        assertThat(first.body()).isEqualTo("{\"state\":\"pending\"}");
        assertThat(first.headers().firstValue("Content-Type")).hasValue("application/json;charset=UTF-8");
        assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-store");
        gateway.letGo();
        await().untilAsserted(() -> assertThat(get(delivery).body()).isEqualTo("{\"state\":\"sent\"}"));
    }

    @Test
    void givenRefusal_whenAsked_thenFailedAndNoReason(TwilioStandIn gateway) throws Exception {
        gateway.behaveFor(phone, Behaviour.status(400));
        String delivery = deliveryOfALogin();

        await().untilAsserted(() -> assertThat(get(delivery).body()).isEqualTo("{\"state\":\"failed\"}"));
        assertThat(get(delivery).headers().firstValue("Cache-Control")).hasValue("no-store");
    }

    @Test
    void givenIdThatNobodyHas_whenAsked_thenPendingAsAnyOther() throws Exception {
        HttpResponse<String> answer = get("/realms/" + realm.name() + "/mfa/deliveries/" + "A".repeat(43));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"state\":\"pending\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "short",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.",
                "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
            })
    void givenMalformedId_whenAsked_thenNotFound(String id) throws Exception {
        assertThat(get("/realms/" + realm.name() + "/mfa/deliveries/" + id).statusCode())
                .isEqualTo(404);
    }
}
