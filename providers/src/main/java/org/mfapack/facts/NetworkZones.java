package org.mfapack.facts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.keycloak.models.RealmModel;
import org.keycloak.models.RequiredActionConfigModel;
import org.keycloak.provider.ProviderConfigProperty;
import org.mfapack.config.Finding;
import org.mfapack.config.Options;
import org.mfapack.config.Remembered;
import org.mfapack.demand.EnrolmentDemand;

/**
 * The network zones of a realm: networks under names that conditions and expressions use. They stand, a zone to a line, in
 * the configuration of the required action {@code mfa-protect-account}: {@code office = 10.0.0.0/8, 2001:db8::/32}.
 */
public final class NetworkZones {

    /** The config key. */
    public static final String ZONES = "mfa-network-zones";

    private static final Pattern LINE = Pattern.compile("([\\p{Alnum}_.-]{1,60})\\s*=\\s*(\\S.*)");
    private static final Pattern SEPARATORS = Pattern.compile("[\\s,;]+");
    private static final String EXAMPLE = "office = 10.0.0.0/8, 2001:db8::/32";

    /** By the option's text, for the logins of all realms. */
    private static final Remembered<String, NetworkZones> READ = new Remembered<>();

    private final Map<String, NetworkZone> zones = new LinkedHashMap<>();
    private final List<Finding> findings = new ArrayList<>();

    private NetworkZones(String text) {
        new Options(Map.of(ZONES, text)).list(ZONES).forEach(this::read);
    }

    /** Those of a realm, from what Keycloak caches of it. */
    public static NetworkZones of(RealmModel realm) {
        RequiredActionConfigModel config = realm.getRequiredActionConfigByAlias(EnrolmentDemand.ACTION);
        return parse(config == null ? null : config.getConfig());
    }

    /**
     * Those of a configuration.
     *
     * @param config of the required action; may be null
     */
    public static NetworkZones parse(Map<String, String> config) {
        String text = config == null ? null : config.get(ZONES);
        return READ.of(text == null ? "" : text, NetworkZones::new);
    }

    /** What the console shows for the required action. */
    public static List<ProviderConfigProperty> properties() {
        return List.of(new ProviderConfigProperty(
                ZONES,
                "Network zones",
                "Networks under a name that conditions use, one zone to a line: " + EXAMPLE
                        + ". Several lines with the same name add up.",
                ProviderConfigProperty.MULTIVALUED_STRING_TYPE,
                null));
    }

    public Optional<NetworkZone> zone(String name) {
        return Optional.ofNullable(zones.get(name));
    }

    public Collection<NetworkZone> all() {
        return Collections.unmodifiableCollection(zones.values());
    }

    /** What cannot be read. */
    public List<Finding> findings() {
        return Collections.unmodifiableList(findings);
    }

    private void read(String line) {
        Matcher matcher = LINE.matcher(line);
        if (!matcher.matches() || Cidr.parse(matcher.group(1)).isPresent()) {
            findings.add(new Finding(
                    ZONES,
                    line,
                    "no zone",
                    "Write each line of " + ZONES + " as a name and its networks: " + EXAMPLE + "."));
            return;
        }
        String name = matcher.group(1);
        SEPARATORS.splitAsStream(matcher.group(2)).map(NetworkZone::of).forEach(network -> {
            if (!network.complete()) {
                findings.add(new Finding(
                        ZONES,
                        network.name(),
                        name + " counts as unknown for addresses that are in none of its other networks",
                        "Write networks in " + ZONES + " as in this line: " + EXAMPLE + "."));
            }
            zones.merge(name, new NetworkZone(name, network.networks(), network.complete()), NetworkZone::and);
        });
    }
}
