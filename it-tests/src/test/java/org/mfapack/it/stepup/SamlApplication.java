package org.mfapack.it.stepup;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.keycloak.representations.idm.ClientRepresentation;
import org.mfapack.it.page.Browser;
import org.mfapack.it.realm.TestRealm;

/** A service provider that asks and is answered by redirects, unsigned. */
record SamlApplication(TestRealm realm) {

    private static final String ID = "saml-app";

    /** What came back. */
    record Answer(String xml) {

        /** The last part of the innermost status. */
        String status() {
            return last("StatusCode Value=\"[^\"]*:([^\":]+)\"");
        }

        String context() {
            return last("AuthnContextClassRef[^>]*>([^<]+)<");
        }

        private String last(String pattern) {
            Matcher found = Pattern.compile(pattern).matcher(xml);
            String last = "";
            while (found.find()) {
                last = found.group(1);
            }
            return last;
        }
    }

    /** Adds it to a realm that is still being drawn. */
    static SamlApplication in(TestRealm realm) {
        ClientRepresentation client = new ClientRepresentation();
        client.setClientId(ID);
        client.setProtocol("saml");
        client.setRedirectUris(List.of(TestRealm.REDIRECT_URI + "*"));
        client.setAttributes(new HashMap<>(Map.of(
                "saml.authnstatement", "true",
                "saml.client.signature", "false",
                "saml.server.signature", "false",
                "saml.assertion.signature", "false",
                "saml.force.post.binding", "false")));
        realm.with(it -> it.getClients().add(client));
        return new SamlApplication(realm);
    }

    /** @param context an authentication context class that is asked for; empty for none */
    Browser ask(Browser browser, String context, boolean forceAuthn) {
        String requested = context.isEmpty()
                ? ""
                : "<samlp:RequestedAuthnContext Comparison=\"exact\"><saml:AuthnContextClassRef>" + context
                        + "</saml:AuthnContextClassRef></samlp:RequestedAuthnContext>";
        String request =
                """
                <samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
                    xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_1" Version="2.0" IssueInstant="%s"
                    ForceAuthn="%s" AssertionConsumerServiceURL="%s"
                    ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"><saml:Issuer>%s</saml:Issuer>\
                %s</samlp:AuthnRequest>"""
                        .formatted(
                                realm.server().clock().now().truncatedTo(ChronoUnit.SECONDS),
                                forceAuthn,
                                TestRealm.REDIRECT_URI,
                                ID,
                                requested);
        return browser.open(realm.url() + "/protocol/saml?SAMLRequest="
                + URLEncoder.encode(deflated(request), StandardCharsets.UTF_8));
    }

    Answer answer(Browser browser) {
        String encoded =
                browser.returned("SAMLResponse").orElseThrow(() -> new AssertionError("no answer in " + browser.url()));
        try (InflaterInputStream xml = new InflaterInputStream(
                new ByteArrayInputStream(Base64.getMimeDecoder().decode(encoded)), new Inflater(true))) {
            return new Answer(new String(xml.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String deflated(String xml) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflated =
                new DeflaterOutputStream(bytes, new Deflater(Deflater.DEFAULT_COMPRESSION, true))) {
            deflated.write(xml.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
