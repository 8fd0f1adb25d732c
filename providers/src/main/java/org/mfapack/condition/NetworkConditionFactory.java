package org.mfapack.condition;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.config.Remembered;
import org.mfapack.facts.LoginFacts;
import org.mfapack.facts.NetworkZone;
import org.mfapack.facts.NetworkZones;

/** Condition {@code mfa-condition-network}: the visitor's address is in one of the given networks. */
public final class NetworkConditionFactory extends MfaConditionFactory {

    static final String NETWORKS = "mfa-network-list";

    /** Neither a network nor the name of a zone has one of these. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

    /** By the option's text: what stands there, as if none of it was the name of a zone. */
    private final Remembered<String, List<NetworkZone>> written = new Remembered<>();

    public NetworkConditionFactory() {
        super("network", false);
    }

    @Override
    public String getDisplayType() {
        return "Condition - network";
    }

    @Override
    public String getHelpText() {
        return "Met when the request comes from one of the given networks.";
    }

    @Override
    protected List<ProviderConfigProperty> options() {
        return List.of(new ProviderConfigProperty(
                NETWORKS,
                "Networks",
                "Networks such as 10.0.0.0/8 or 2001:db8::/32, single addresses, or names of the network zones that stand in"
                        + " the settings of the required action \"Protect your account\". The address of the visitor"
                        + " is what Keycloak makes of proxy headers (server options proxy-headers and"
                        + " proxy-trusted-addresses).",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null));
    }

    @Override
    protected Question question(KeycloakSession session, Options options) {
        NetworkZones zones = NetworkZones.of(session, session.getContext().getRealm());
        List<NetworkZone> networks = written.of(options.text(NETWORKS).orElse(""), any -> written(options)).stream()
                .map(network -> zones.zone(network.name()).orElse(network))
                .toList();
        if (networks.isEmpty()) {
            options.find(new Finding(
                    NETWORKS, "", "unknown", "Name at least one network or network zone in " + NETWORKS + "."));
        }
        networks.stream()
                .filter(network -> network.networks().isEmpty())
                .forEach(network -> options.find(new Finding(
                        NETWORKS,
                        network.name(),
                        "unknown, unless another network matches",
                        "Write networks in " + NETWORKS
                                + " as 10.0.0.0/8 or 2001:db8::/32, or name a zone that stands in " + NetworkZones.ZONES
                                + " of the required action mfa-protect-account.")));
        return facts -> ask(facts, networks);
    }

    private static List<NetworkZone> written(Options options) {
        return options.list(NETWORKS).stream()
                .flatMap(SEPARATORS::splitAsStream)
                .filter(text -> !text.isEmpty())
                .map(NetworkZone::of)
                .toList();
    }

    private static Answer ask(LoginFacts facts, List<NetworkZone> networks) {
        if (networks.isEmpty()) {
            return Answer.unknown("no_networks");
        }
        return facts.network()
                .address()
                .map(address -> {
                    for (NetworkZone network : networks) {
                        if (network.contains(address).equals(Optional.of(true))) {
                            return Answer.of(true, network.name());
                        }
                    }
                    return networks.stream().allMatch(NetworkZone::complete)
                            ? Answer.of(false, "elsewhere")
                            : Answer.unknown("bad_network");
                })
                .orElse(Answer.unknown("no_address"));
    }
}
