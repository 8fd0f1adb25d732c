package org.mfapack.it.realm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.representations.idm.AuthenticationExecutionExportRepresentation;
import org.keycloak.representations.idm.AuthenticationFlowRepresentation;
import org.keycloak.representations.idm.AuthenticatorConfigRepresentation;

/** A top-level flow being drawn. Unless said otherwise it becomes the realm's browser flow. */
public final class FlowDraft {

    private final String alias;
    private final List<Step> steps = new ArrayList<>();
    private final List<Step> forms = new ArrayList<>();
    private String binding = "browser";

    FlowDraft(String alias) {
        this.alias = alias;
    }

    /** Lets a live session in without asking (ALTERNATIVE). */
    public FlowDraft cookie() {
        steps.add(Step.alternative("auth-cookie"));
        return this;
    }

    /** The form for user name and password. */
    public FlowDraft password() {
        return form(Step.required("auth-username-password-form"));
    }

    /** A sub-flow in which one of the given alternatives must succeed. */
    public FlowDraft secondFactor(Step... alternatives) {
        return form(Step.all(alias + " second factor", alternatives));
    }

    /** A second factor only when the conditions among the steps hold. */
    public FlowDraft conditionalSecondFactor(Step... steps) {
        return form(Step.conditional(alias + " conditional second factor", steps));
    }

    /** One more step after the ones so far, inside the flow's forms. */
    public FlowDraft form(Step step) {
        forms.add(step);
        return this;
    }

    /** One more step at the top of the flow. */
    public FlowDraft step(Step step) {
        steps.add(step);
        return this;
    }

    public FlowDraft forResetCredentials() {
        binding = "reset credentials";
        return this;
    }

    public FlowDraft forDirectGrant() {
        binding = "direct grant";
        return this;
    }

    /** Only there to be named, for instance by an identity provider as its post-broker flow. */
    public FlowDraft unbound() {
        binding = "";
        return this;
    }

    String alias() {
        return alias;
    }

    boolean isFor(String wanted) {
        return binding.equals(wanted);
    }

    void addTo(List<AuthenticationFlowRepresentation> flows, List<AuthenticatorConfigRepresentation> configs) {
        List<Step> top = new ArrayList<>(steps);
        if (steps.isEmpty()) {
            top.addAll(forms);
        } else if (!forms.isEmpty()) {
            top.add(Step.way(alias + " forms", forms.toArray(Step[]::new)));
        }
        new Writer(alias, flows, configs).write(alias, true, top);
    }

    private record Writer(
            String root,
            List<AuthenticationFlowRepresentation> flows,
            List<AuthenticatorConfigRepresentation> configs,
            Map<String, Integer> used) {

        Writer(
                String root,
                List<AuthenticationFlowRepresentation> flows,
                List<AuthenticatorConfigRepresentation> configs) {
            this(root, flows, configs, new HashMap<>());
        }

        void write(String alias, boolean topLevel, List<Step> steps) {
            AuthenticationFlowRepresentation flow = new AuthenticationFlowRepresentation();
            flow.setAlias(alias);
            flow.setProviderId("basic-flow");
            flow.setTopLevel(topLevel);
            flow.setBuiltIn(false);
            List<AuthenticationExecutionExportRepresentation> executions = new ArrayList<>();
            flow.setAuthenticationExecutions(executions);
            flows.add(flow);
            for (Step step : steps) {
                AuthenticationExecutionExportRepresentation execution = execution(step);
                execution.setPriority(10 * (executions.size() + 1));
                executions.add(execution);
            }
        }

        private AuthenticationExecutionExportRepresentation execution(Step step) {
            AuthenticationExecutionExportRepresentation execution = new AuthenticationExecutionExportRepresentation();
            execution.setRequirement(step.requirement());
            execution.setAuthenticatorFlow(step.isFlow());
            if (step.isFlow()) {
                String alias = unique(step.alias());
                execution.setFlowAlias(alias);
                write(alias, false, step.steps());
            } else {
                execution.setAuthenticator(step.authenticator());
                if (!step.config().isEmpty()) {
                    execution.setAuthenticatorConfig(config(step));
                }
            }
            return execution;
        }

        private String config(Step step) {
            AuthenticatorConfigRepresentation config = new AuthenticatorConfigRepresentation();
            config.setAlias(unique(root + " " + step.authenticator()));
            config.setConfig(step.config());
            configs.add(config);
            return config.getAlias();
        }

        private String unique(String alias) {
            int times = used.merge(alias, 1, Integer::sum);
            return times == 1 ? alias : alias + " " + times;
        }
    }
}
