package org.mfapack.factor.code;

import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.keycloak.authentication.CredentialRegistrator;
import org.keycloak.authentication.InitiatedActionSupport;
import org.keycloak.authentication.RequiredActionContext;
import org.keycloak.authentication.RequiredActionProvider;
import org.keycloak.events.Details;
import org.keycloak.events.Errors;
import org.keycloak.events.EventBuilder;
import org.keycloak.events.EventType;
import org.keycloak.models.KeycloakSession;
import org.keycloak.models.utils.FormMessage;
import org.keycloak.services.managers.AuthenticationManager;
import org.keycloak.sessions.AuthenticationSessionModel;
import org.mfapack.audit.Audit;
import org.mfapack.audit.Blocks;
import org.mfapack.code.Purpose;
import org.mfapack.code.Verification;
import org.mfapack.delivery.Channel;
import org.mfapack.factor.Destination;
import org.mfapack.factor.Destinations;
import org.mfapack.factor.SecondFactor;
import org.mfapack.factor.SecondFactors;
import org.mfapack.store.CredentialLabels;

/**
 * Enrols an address: the user enters it, and then the code that was sent there; only then anything is stored (SPEC F2).
 * Between the two, the address waits in the authentication session and is gone with it.
 */
final class SetUpAddressAction implements RequiredActionProvider, CredentialRegistrator {

    private static final String ADDRESS_FIELD = "address";
    private static final String LABEL_FIELD = "label";
    private static final int MAX_ADDRESSES = 10;
    private static final int MAX_LABEL_LENGTH = 100;

    private final KeycloakSession session;
    private final Channel channel;
    private final AddressForm addresses;

    SetUpAddressAction(KeycloakSession session, Channel channel) {
        this.session = session;
        this.channel = channel;
        this.addresses = AddressForm.of(channel);
    }

    @Override
    public InitiatedActionSupport initiatedActionSupport() {
        return InitiatedActionSupport.SUPPORTED;
    }

    @Override
    public String getCredentialType(KeycloakSession session, AuthenticationSessionModel login) {
        return channel.credentialType();
    }

    @Override
    public void evaluateTriggers(RequiredActionContext context) {
        // enrolment is asked for by flows, by administrators and by users, never by this action itself
    }

    @Override
    public void requiredActionChallenge(RequiredActionContext context) {
        Confirmation confirmation = confirmation(context);
        if (confirmation.isNeeded()) {
            context.challenge(confirmation.show());
            return;
        }
        Optional<Destination> pending = pending(context);
        if (pending.isPresent()) {
            context.challenge(showCode(context, pending.get(), step(context).show(pending.get())));
        } else {
            context.challenge(showForm(context, "", ""));
        }
    }

    @Override
    public void processAction(RequiredActionContext context) {
        MultivaluedMap<String, String> form = context.getHttpRequest().getDecodedFormParameters();
        if (!factors(context).isAllowed(SecondFactor.of(channel))) {
            // Forbidden since the page was shown: the guard has the last word when Keycloak goes on.
            forget(context.getAuthenticationSession());
            context.challenge(AuthenticationManager.redirectToRequiredActions(
                    session, context.getRealm(), context.getAuthenticationSession(), context.getUriInfo(), null));
            return;
        }
        Confirmation confirmation = confirmation(context);
        if (confirmation.isNeeded()) {
            context.challenge(confirmation.process(form).orElseGet(() -> showForm(context, "", "")));
            return;
        }
        Optional<Destination> pending = pending(context);
        if (form.containsKey(ADDRESS_FIELD)) {
            enterAddress(context, form.getFirst(ADDRESS_FIELD), form.getFirst(LABEL_FIELD));
        } else if (pending.isEmpty()) {
            context.challenge(showForm(context, "", ""));
        } else if (form.containsKey(CodePage.CHANGE_FIELD)) {
            String address = pending.get().address();
            String label = pending.get().label();
            forget(context.getAuthenticationSession());
            context.challenge(showForm(context, address, label));
        } else if (form.containsKey(CodePage.RESEND_FIELD)) {
            context.challenge(showCode(context, pending.get(), step(context).resend(pending.get())));
        } else {
            enterCode(context, pending.get(), form.getFirst(CodePage.CODE_FIELD));
        }
    }

    private void enterAddress(RequiredActionContext context, String typed, String typedLabel) {
        String label = typedLabel == null ? "" : typedLabel.strip();
        Optional<String> address = addresses.parse(session, typed);
        Optional<FormMessage> refusal = address.isEmpty()
                ? Optional.of(new FormMessage(ADDRESS_FIELD, "mfa.error.address-" + channel.id()))
                : refusal(context, address.get(), label);
        if (refusal.isPresent()) {
            context.form().addError(refusal.get());
            context.challenge(showForm(context, typed, label));
            return;
        }
        remember(context, address.get(), label);
        Destination destination = pending(context).orElseThrow();
        context.challenge(showCode(context, destination, step(context).show(destination)));
    }

    private Optional<FormMessage> refusal(RequiredActionContext context, String address, String label) {
        List<Destination> known = destinations(context).all().stream()
                .filter(destination -> !destination.id().equals(Destination.VERIFIED_EMAIL))
                .toList();
        if (known.stream().anyMatch(it -> it.address().equalsIgnoreCase(address) && !it.disabled())) {
            return Optional.of(new FormMessage(ADDRESS_FIELD, "mfa.error.address-duplicate"));
        }
        if (known.size() >= MAX_ADDRESSES) {
            return Optional.of(new FormMessage(ADDRESS_FIELD, "mfa.error.too-many-addresses"));
        }
        boolean replaced = known.stream()
                .anyMatch(it -> it.address().equalsIgnoreCase(address) && label.equalsIgnoreCase(it.label()));
        boolean labelTaken =
                !replaced && new CredentialLabels(context.getUser(), channel.credentialType()).isTaken(label);
        return label.length() > MAX_LABEL_LENGTH || (!label.isEmpty() && labelTaken)
                ? Optional.of(new FormMessage(LABEL_FIELD, "mfa.error.label-duplicate"))
                : Optional.empty();
    }

    private void enterCode(RequiredActionContext context, Destination destination, String code) {
        CodeStep step = step(context);
        Verification verification = step.verify(destination, code);
        EventBuilder event = context.getEvent()
                .event(EventType.UPDATE_CREDENTIAL)
                .detail(Details.CREDENTIAL_TYPE, channel.credentialType())
                .detail(Audit.FACTOR, channel.credentialType())
                .detail(Audit.DESTINATION, destination.masked());
        if (verification instanceof Verification.Accepted) {
            destinations(context)
                    .enrol(
                            destination.address(),
                            Optional.of(destination.label()).filter(it -> !it.isEmpty()));
            forget(context.getAuthenticationSession());
            context.success();
            return;
        }
        if (verification instanceof Verification.Wrong wrong) {
            Blocks.reportOfEnrolment(event, wrong.failure());
        }
        if (!(verification instanceof Verification.Missing)) {
            event.clone().detail(Audit.REASON, CodeReasons.of(verification)).error(Errors.INVALID_USER_CREDENTIALS);
        }
        context.challenge(showCode(context, destination, step.after(destination, verification)));
    }

    /** The login may go on with another factor, and come back here: it then starts anew. */
    @Override
    public void initiatedActionCanceled(KeycloakSession session, AuthenticationSessionModel login) {
        forget(login);
    }

    private Response showForm(RequiredActionContext context, String address, String label) {
        Map<String, Object> mfa = new HashMap<>();
        mfa.put("channel", channel.id());
        mfa.put("address", address == null ? "" : address);
        mfa.put("label", label);
        mfa.put(
                "existing",
                destinations(context).all().stream().map(Destination::masked).toList());
        mfa.put("riskNotice", risk(context).isAvoidable());
        addresses.example(session).ifPresent(example -> mfa.put("example", example));
        return context.form().setAttribute("mfa", mfa).createForm("mfa-set-up-address.ftl");
    }

    private Response showCode(RequiredActionContext context, Destination destination, CodeView view) {
        return new CodePage(session, context.form(), channel, step(context).policy())
                .enrolment()
                .destination(destination.masked(), List.of())
                .show(view);
    }

    private SmsRisk risk(RequiredActionContext context) {
        return new SmsRisk(
                new SecondFactors(session, context.getRealm(), context.getUser()),
                context.getRealm(),
                channel == Channel.SMS && settings(context).riskNotice());
    }

    private static CodeSettings settings(RequiredActionContext context) {
        return CodeSettings.of(
                context.getConfig() == null ? null : context.getConfig().getConfig());
    }

    private Confirmation confirmation(RequiredActionContext context) {
        return new Confirmation(session, context, getMaxAuthAge(session));
    }

    private CodeStep step(RequiredActionContext context) {
        return new CodeStep(
                session,
                context.getAuthenticationSession(),
                context.getUser(),
                Purpose.ENROLMENT,
                channel,
                settings(context));
    }

    private SecondFactors factors(RequiredActionContext context) {
        return new SecondFactors(session, context.getRealm(), context.getUser());
    }

    private Destinations destinations(RequiredActionContext context) {
        return new Destinations(session, context.getRealm(), context.getUser(), channel);
    }

    private Optional<Destination> pending(RequiredActionContext context) {
        AuthenticationSessionModel login = context.getAuthenticationSession();
        return Optional.ofNullable(login.getAuthNote(note(ADDRESS_FIELD)))
                .map(address -> new Destination(
                        "pending",
                        address,
                        Optional.ofNullable(login.getAuthNote(note(LABEL_FIELD)))
                                .orElse(""),
                        destinations(context).mask(address),
                        false));
    }

    private void remember(RequiredActionContext context, String address, String label) {
        context.getAuthenticationSession().setAuthNote(note(ADDRESS_FIELD), address);
        context.getAuthenticationSession().setAuthNote(note(LABEL_FIELD), label);
    }

    private void forget(AuthenticationSessionModel login) {
        login.removeAuthNote(note(ADDRESS_FIELD));
        login.removeAuthNote(note(LABEL_FIELD));
    }

    private String note(String field) {
        return channel.setUpAction() + "." + field;
    }

    @Override
    public void close() {}

    /** The part that differs between channels. */
    interface AddressForm {

        Optional<String> parse(KeycloakSession session, String typed);

        /** An address as one would type it. */
        Optional<String> example(KeycloakSession session);

        static AddressForm of(Channel channel) {
            return channel == Channel.EMAIL ? new EmailForm() : new PhoneForm();
        }
    }
}
