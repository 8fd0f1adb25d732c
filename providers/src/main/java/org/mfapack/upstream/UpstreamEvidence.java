package org.mfapack.upstream;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext;
import org.keycloak.authentication.authenticators.broker.util.SerializedBrokeredIdentityContext.ContextDataEntry;
import org.keycloak.broker.oidc.OIDCIdentityProvider;
import org.keycloak.broker.saml.SAMLDataMarshaller;
import org.keycloak.broker.saml.SAMLEndpoint;
import org.keycloak.broker.saml.SAMLIdentityProviderConfig;
import org.keycloak.common.util.Time;
import org.keycloak.dom.saml.v2.assertion.AuthnContextType;
import org.keycloak.dom.saml.v2.assertion.AuthnStatementType;
import org.keycloak.models.IdentityProviderModel;
import org.keycloak.models.KeycloakSession;

/** Reads what providers tell. What is not of the form that the standards give it was not told. */
final class UpstreamEvidence {

    /** A provider whose clock is ahead by no more than this has told the present. */
    private static final Duration SKEW = Duration.ofSeconds(60);
    /** It is kept with the session, so it is kept short. */
    private static final int MAX_METHODS = 20;

    private static final int MAX_LENGTH = 256;

    private final String provider;
    private final Instant now;

    UpstreamEvidence(String provider, Instant now) {
        this.provider = provider;
        this.now = now;
    }

    /** What Keycloak has validated of a brokered login. */
    static UpstreamLogin of(KeycloakSession session, SerializedBrokeredIdentityContext identity) {
        UpstreamEvidence evidence =
                new UpstreamEvidence(identity.getIdentityProviderId(), Instant.ofEpochMilli(Time.currentTimeMillis()));
        ContextDataEntry idToken = identity.getContextData().get(OIDCIdentityProvider.VALIDATED_ID_TOKEN);
        if (idToken != null) {
            return evidence.ofIdToken(new SAMLDataMarshaller().deserialize(idToken.getData(), JsonNode.class));
        }
        ContextDataEntry statement = identity.getContextData().get(SAMLEndpoint.SAML_AUTHN_STATEMENT);
        if (statement != null && signs(session, identity.getIdentityProviderId())) {
            return evidence.ofAuthnStatement(
                    new SAMLDataMarshaller().deserialize(statement.getData(), AuthnStatementType.class));
        }
        return UpstreamLogin.silent(identity.getIdentityProviderId());
    }

    UpstreamLogin ofIdToken(JsonNode claims) {
        JsonNode authTime = claims.path("auth_time");
        return new UpstreamLogin(
                provider,
                methods(claims.path("amr")),
                text(claims.path("acr")),
                authTime.isNumber() && authTime.canConvertToLong() ? past(authTime.longValue()) : Optional.empty());
    }

    UpstreamLogin ofAuthnStatement(AuthnStatementType statement) {
        return new UpstreamLogin(
                provider,
                Set.of(),
                Optional.ofNullable(statement.getAuthnContext())
                        .map(AuthnContextType::getSequence)
                        .map(AuthnContextType.AuthnContextTypeSequence::getClassRef)
                        .map(classRef -> classRef.getValue().toString())
                        .filter(UpstreamEvidence::isShort),
                Optional.ofNullable(statement.getAuthnInstant())
                        .flatMap(instant ->
                                past(instant.toGregorianCalendar().toInstant().getEpochSecond())));
    }

    /** An assertion comes by way of the browser: one whose signature is not looked at, the browser can write itself. */
    private static boolean signs(KeycloakSession session, String provider) {
        IdentityProviderModel model = session.identityProviders().getByAlias(provider);
        return model != null && new SAMLIdentityProviderConfig(model).isValidateSignature();
    }

    /** An array by RFC 8176; a string where a library has made one of an array of one. */
    private static Set<String> methods(JsonNode amr) {
        Stream<JsonNode> values = amr.isArray() ? StreamSupport.stream(amr.spliterator(), false) : Stream.of(amr);
        Set<String> methods = new LinkedHashSet<>();
        values.flatMap(value -> text(value).stream()).limit(MAX_METHODS).forEach(methods::add);
        return methods;
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.textValue()).filter(UpstreamEvidence::isShort) : Optional.empty();
    }

    private static boolean isShort(String value) {
        return !value.isBlank() && value.length() <= MAX_LENGTH;
    }

    private Optional<Instant> past(long second) {
        return second > 0 && second <= now.plus(SKEW).getEpochSecond()
                ? Optional.of(Instant.ofEpochSecond(second))
                : Optional.empty();
    }
}
