package org.carillon.policy;

import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerAddress.NumberingPlan;
import org.carillon.policy.PolicyOwner.Kind;
import org.carillon.session.TelephonySession;

/** The operator's list of destinations that may be called at all; without one nothing may. A requester can narrow it for itself. */
@ApplicationScoped
public class Destinations extends SettingsPolicy<Destinations.Settings> {

    /** The policy's name. */
    public static final String NAME = "destinations";

    /** The beginning of an address, as in settings. */
    static final String BEGINNING = "\\+[0-9]{0,15}|sip:[A-Za-z0-9._-]{0,64}";

    /** Numbers that cost the caller more than a call: only where their type is named. */
    private static final Set<PhoneNumberType> DEAR =
            EnumSet.of(PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST);

    protected Destinations() {}

    @Inject
    public Destinations(PolicySettings settings) {
        super(Settings.class, settings);
    }

    /**
     * @param allowed beginnings of addresses: {@code +1555}, {@code sip:}; null for all of them in a requester's settings
     * @param forbidden beginnings of addresses that are not allowed all the same; null for none
     * @param countries of numbers, as of ISO 3166-1; null for all. Numbers without a country are not among them
     * @param types of numbers: {@code mobile}, {@code fixed-line}, {@code unknown} and so on; null for all but premium-rate and
     *     shared-cost
     */
    public record Settings(List<String> allowed, List<String> forbidden, List<String> countries, List<String> types) {

        boolean allows(PhoneNumberType type) {
            return types == null ? !DEAR.contains(type) : types.contains(word(type));
        }
    }

    private static String word(PhoneNumberType type) {
        return type.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public PolicyDescription description() {
        return new PolicyDescription(
                "Which numbers and users may be called at all, by how they begin, by country and by type of number. Nothing may"
                        + " until the operator allows it; a requester can only narrow it for itself.",
                EnumSet.of(Kind.OPERATOR, Kind.REQUESTER),
                "{\"allowed\": [\"+49\", \"+1\", \"sip:\"], \"forbidden\": [\"+1900\"], \"countries\": [\"DE\", \"US\", \"CA\"],"
                        + " \"types\": [\"fixed-line\", \"mobile\", \"fixed-line-or-mobile\"]}");
    }

    @Override
    public List<Decision> decide(TelephonySession session) {
        List<Decision> decisions = new ArrayList<>();
        for (CustomerAddress number : session.numbers()) {
            decisions.add(decide(number.text()));
            of(PolicyOwner.requester(session.requesterId()))
                    .map(set -> decide(PolicyOwner.requester(session.requesterId()), set, number))
                    .ifPresent(decisions::add);
        }
        return decisions;
    }

    @Override
    Optional<Decision> decide(PolicyOwner owner, Settings set, TelephonySession session) {
        return Optional.of(decide(owner, set, session.callee()));
    }

    /** Whether the operator allows that this address is called. */
    public Decision decide(String address) {
        Settings set = of(PolicyOwner.OPERATOR).orElse(new Settings(List.of(), null, null, null));
        return decide(PolicyOwner.OPERATOR, set, new CustomerAddress(address));
    }

    static Decision decide(PolicyOwner owner, Settings set, CustomerAddress address) {
        String text = address.text();
        Optional<String> beginning = set.allowed() == null
                ? Optional.of("")
                : set.allowed().stream().filter(text::startsWith).findFirst();
        if (beginning.isEmpty()) {
            return Decision.deny(NAME, owner, text + " is not among the allowed destinations");
        }
        Optional<String> forbidden =
                list(set.forbidden()).filter(text::startsWith).findFirst();
        if (forbidden.isPresent()) {
            return Decision.deny(NAME, owner, forbidden.get() + "... is a forbidden destination");
        }
        return text.startsWith("+")
                ? number(owner, set, address, beginning.get())
                : Decision.permit(NAME, owner, beginning.get() + "... is an allowed destination");
    }

    private static Decision number(PolicyOwner owner, Settings set, CustomerAddress address, String beginning) {
        NumberingPlan plan = address.plan();
        PhoneNumberType type = plan.type();
        String country = plan.country().orElse("none");
        Decision decision;
        if (!set.allows(type)) {
            decision = Decision.deny(NAME, owner, "numbers of the type " + word(type) + " are not allowed");
        } else if (set.countries() != null && !set.countries().contains(country)) {
            decision = Decision.deny(NAME, owner, "numbers of the country " + country + " are not allowed");
        } else {
            decision = Decision.permit(NAME, owner, beginning + "... is an allowed destination");
        }
        return decision.by("number", address.text()).by("country", country).by("type", word(type));
    }

    private static Stream<String> list(List<String> values) {
        return values == null ? Stream.of() : values.stream();
    }

    @Override
    void check(PolicyOwner owner, Settings wanted) throws InvalidSettingsException {
        if (wanted.allowed() == null && owner.kind() == Kind.OPERATOR) {
            throw new InvalidSettingsException("allowed is missing: a list of beginnings such as +1555");
        }
        beginnings("allowed", wanted.allowed());
        beginnings("forbidden", wanted.forbidden());
        Set<String> countries = PhoneNumberUtil.getInstance().getSupportedRegions();
        for (String country : list(wanted.countries()).toList()) {
            if (!countries.contains(country)) {
                throw new InvalidSettingsException("countries: " + country + " is no country such as DE");
            }
        }
        Set<String> types =
                Stream.of(PhoneNumberType.values()).map(Destinations::word).collect(Collectors.toSet());
        for (String type : list(wanted.types()).toList()) {
            if (!types.contains(type)) {
                throw new InvalidSettingsException("types: " + type + " is none of " + String.join(", ", types));
            }
        }
    }

    private static void beginnings(String field, List<String> beginnings) throws InvalidSettingsException {
        for (String beginning : list(beginnings).toList()) {
            if (beginning == null || !beginning.matches(BEGINNING)) {
                throw new InvalidSettingsException(
                        field + ": " + beginning + " is no beginning of a number or sip: user");
            }
        }
    }
}
