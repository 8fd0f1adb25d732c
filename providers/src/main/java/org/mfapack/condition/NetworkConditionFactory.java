package org.mfapack.condition;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.keycloak.models.KeycloakSession;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.facts.LoginFacts;
import org.mfapack.facts.NetworkZone;
import org.mfapack.facts.NetworkZones;

/** Condition {@code mfa-condition-network}: the visitor's address is in one of the given networks. */
public final class NetworkConditionFactory extends SteadyConditionFactory {

    static final String NETWORKS = "mfa-network-list";

    /** Neither a network nor the name of a zone has one of these. */
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");

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
    protected Question question(Options options) {
        List<NetworkZone> written = options.list(NETWORKS).stream()
                .flatMap(SEPARATORS::splitAsStream)
                .filter(text -> !text.isEmpty())
                .map(NetworkZone::of)
                .toList();
        if (written.isEmpty()) {
            options.find(new Finding(
                    NETWORKS, "", "unknown", "Name at least one network or network zone in " + NETWORKS + "."));
            return facts -> Answer.unknown("no_networks");
        }
        return new InNetworks(written);
    }

    /** @param written what stands in the option: what is no network may be the name of a zone */
    private record InNetworks(List<NetworkZone> written) implements Question {

        @Override
        public Answer ask(LoginFacts facts) {
            Optional<InetAddress> address = facts.network().address();
            if (address.isEmpty()) {
                return Answer.unknown("no_address");
            }
            boolean complete = true;
            for (NetworkZone name : written) {
                NetworkZone network = meant(name, facts.network()::zone);
                if (network.contains(address.get()).equals(Optional.of(true))) {
                    return Answer.of(true, network.name());
                }
                complete &= network.complete();
            }
            return complete ? Answer.of(false, "elsewhere") : Answer.unknown("bad_network");
        }

        private static NetworkZone meant(NetworkZone name, Function<String, Optional<NetworkZone>> zones) {
            return name.complete() ? name : zones.apply(name.name()).orElse(name);
        }

        @Override
        public List<Finding> findings(KeycloakSession session) {
            Function<String, Optional<NetworkZone>> zones =
                    name -> NetworkZones.of(session.getContext().getRealm()).zone(name);
            List<Finding> findings = new ArrayList<>();
            for (NetworkZone name : written) {
                if (meant(name, zones).networks().isEmpty()) {
                    findings.add(new Finding(
                            NETWORKS,
                            name.name(),
                            "unknown, unless another network matches",
                            "Write networks in " + NETWORKS
                                    + " as 10.0.0.0/8 or 2001:db8::/32, or name a zone that stands in "
                                    + NetworkZones.ZONES + " of the required action mfa-protect-account."));
                }
            }
            return findings;
        }
    }
}
