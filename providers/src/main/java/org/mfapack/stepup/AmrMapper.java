package org.mfapack.stepup;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.keycloak.OAuth2Constants;
import org.keycloak.common.util.Time;
import org.keycloak.models.AuthenticatedClientSessionModel;
import org.keycloak.models.ClientSessionContext;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.ProtocolMapperContainerModel;
import org.keycloak.models.ProtocolMapperModel;
import org.keycloak.models.RealmModel;
import org.keycloak.models.UserSessionModel;
import org.keycloak.protocol.ProtocolMapperConfigException;
import org.keycloak.protocol.oidc.mappers.AbstractOIDCProtocolMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAccessTokenMapper;
import org.keycloak.protocol.oidc.mappers.OIDCAttributeMapperHelper;
import org.keycloak.protocol.oidc.mappers.OIDCIDTokenMapper;
import org.keycloak.protocol.oidc.mappers.TokenIntrospectionTokenMapper;
import org.keycloak.protocol.oidc.mappers.UserInfoTokenMapper;
import org.keycloak.provider.ProviderConfigProperty;
import org.keycloak.representations.AccessToken;
import org.keycloak.representations.IDToken;
import org.mfapack.times.FactorTimes;
import org.mfapack.times.FactorUse;
import org.mfapack.times.ToldSince;
import org.mfapack.upstream.UpstreamLogin;

/**
 * Protocol mapper {@code mfa-amr-mapper}: tells applications which factors a session has used, in the claim {@code amr}
 * (SPEC S3). It needs no configuration; a claim that Keycloak's own mapper has made before it is completed, not replaced.
 */
public final class AmrMapper extends AbstractOIDCProtocolMapper
        implements OIDCAccessTokenMapper, OIDCIDTokenMapper, UserInfoTokenMapper, TokenIntrospectionTokenMapper {

    public static final String PROVIDER_ID = "mfa-amr-mapper";

    private static final String CLAIM = OAuth2Constants.AUTHENTICATOR_METHOD_REFERENCE;
    /** After Keycloak's own. */
    private static final int PRIORITY = 100;

    @Override
    public String getId() {
        return PROVIDER_ID;
    }

    @Override
    public String getDisplayType() {
        return "Authentication methods of MFA (amr)";
    }

    @Override
    public String getDisplayCategory() {
        return TOKEN_MAPPER_CATEGORY;
    }

    @Override
    public String getHelpText() {
        return "Tells in the claim amr which factors the session has used (RFC 8176), and mfa if there were two.";
    }

    @Override
    public int getPriority() {
        return PRIORITY;
    }

    @Override
    public List<ProviderConfigProperty> getConfigProperties() {
        List<ProviderConfigProperty> properties = new ArrayList<>(AmrOptions.properties());
        OIDCAttributeMapperHelper.addIncludeInTokensConfig(properties, AmrMapper.class);
        return properties;
    }

    @Override
    public void validateConfig(
            KeycloakSession session, RealmModel realm, ProtocolMapperContainerModel client, ProtocolMapperModel model)
            throws ProtocolMapperConfigException {
        AmrOptions.check(model.getConfig());
    }

    @Override
    public ProtocolMapperModel getEffectiveModel(KeycloakSession session, RealmModel realm, ProtocolMapperModel model) {
        return withDefaults(model);
    }

    @Override
    public IDToken transformIDToken(
            IDToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return super.transformIDToken(token, withDefaults(model), session, userSession, context);
    }

    @Override
    public AccessToken transformAccessToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return super.transformAccessToken(token, withDefaults(model), session, userSession, context);
    }

    @Override
    public AccessToken transformUserInfoToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return super.transformUserInfoToken(token, withDefaults(model), session, userSession, context);
    }

    @Override
    public AccessToken transformIntrospectionToken(
            AccessToken token,
            ProtocolMapperModel model,
            KeycloakSession session,
            UserSessionModel userSession,
            ClientSessionContext context) {
        return super.transformIntrospectionToken(token, withDefaults(model), session, userSession, context);
    }

    @Override
    protected void setClaim(
            IDToken token,
            ProtocolMapperModel model,
            UserSessionModel userSession,
            KeycloakSession session,
            ClientSessionContext context) {
        AuthenticatedClientSessionModel clientSession = context.getClientSession();
        FactorTimes.settleOpenLogin(session, userSession);
        Set<String> values = new LinkedHashSet<>(
                values(AmrOptions.of(model.getConfig()), userSession, clientSession, issued(token)));
        if (token.getOtherClaims().get(CLAIM) instanceof Collection<?> others) {
            others.forEach(value -> values.add(String.valueOf(value)));
        }
        if (!values.isEmpty()) {
            token.setOtherClaims(CLAIM, List.copyOf(values));
        }
    }

    private static List<String> values(
            AmrOptions options,
            UserSessionModel userSession,
            AuthenticatedClientSessionModel clientSession,
            Instant issued) {
        Instant now = Instant.ofEpochSecond(Time.currentTimeSeconds());
        Instant since = ToldSince.of(clientSession);
        Map<String, FactorUse> uses = new HashMap<>(FactorTimes.of(userSession).uses());
        uses.values()
                .removeIf(use ->
                        !use.holds(now) || use.at().isBefore(since) || use.at().isAfter(issued));
        return new Amr(options.strict()).of(uses, options.upstream() ? upstream(userSession, since) : List.of());
    }

    /** A token that is looked at again later, by introspection, is not raised by what came after it. */
    private static Instant issued(IDToken token) {
        return token.getIat() == null ? Instant.MAX : Instant.ofEpochSecond(token.getIat());
    }

    /** Where freshness was demanded, a provider that does not tell the time of its login proves nothing. */
    private static Collection<String> upstream(UserSessionModel userSession, Instant since) {
        return UpstreamLogin.of(userSession)
                .filter(login -> since.equals(Instant.EPOCH)
                        || login.authTime().map(time -> !time.isBefore(since)).orElse(false))
                .map(UpstreamLogin::amr)
                .orElse(Set.of());
    }

    /** Keycloak takes a flag that is not set for "off", and an imported realm may set none. */
    private static ProtocolMapperModel withDefaults(ProtocolMapperModel model) {
        Map<String, String> config =
                new HashMap<>(Optional.ofNullable(model.getConfig()).orElse(Map.of()));
        AmrOptions.TOKENS.forEach(flag -> config.putIfAbsent(flag, "true"));
        ProtocolMapperModel effective = new ProtocolMapperModel();
        effective.setId(model.getId());
        effective.setName(model.getName());
        effective.setProtocol(model.getProtocol());
        effective.setProtocolMapper(model.getProtocolMapper());
        effective.setConfig(config);
        return effective;
    }
}
