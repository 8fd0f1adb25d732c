package org.mfapack.screens;

import freemarker.cache.ClassTemplateLoader;
import freemarker.cache.MultiTemplateLoader;
import freemarker.cache.StringTemplateLoader;
import freemarker.cache.TemplateLoader;
import freemarker.core.HTMLOutputFormat;
import freemarker.core.TemplateClassResolver;
import freemarker.template.Configuration;
import freemarker.template.TemplateException;
import freemarker.template.TemplateMethodModelEx;
import freemarker.template.TemplateModelException;
import java.io.IOException;
import java.io.StringWriter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.keycloak.forms.login.MessageType;
import org.keycloak.theme.beans.MessageFormatterMethod;
import org.keycloak.theme.beans.MessagesPerFieldBean;

/** Renders one of our templates with the server's FreeMarker settings inside the barest of parent themes. */
final class Screen {

    private static final String LAYOUT =
            """
            <#macro registrationLayout displayMessage=true displayInfo=false>
            <h1><#nested "header"></h1>
            <#nested "show-username">
            <#if displayMessage && message??><p id="server-message">${message.summary}</p></#if>
            <#nested "form">
            </#macro>
            """;
    private static final String MAIL_LAYOUT = "<#macro emailLayout><html><#nested></html></#macro>";

    /** Stands for keycloak.v2, the only built-in theme with this file. */
    private static final String FIELDS =
            """
            <#macro group name label error="" required=false>
            <div class="themed"><label for="${name}">${label}</label><#nested>
            <#if error?has_content><span id="input-error-${name}">${error}</span></#if></div>
            </#macro>
            <#macro errorIcon error=""></#macro>
            """;

    private final String template;
    private final Map<String, Object> mfa = new HashMap<>();
    private final Map<String, Object> data = new HashMap<>();
    private final MessagesPerFieldBean errors = new MessagesPerFieldBean();
    private String language = "en";
    private boolean themeHasFields = true;

    Screen(String template) {
        this.template = template;
        data.put("mfa", mfa);
        data.put("messagesPerField", errors);
        data.put("properties", Map.of());
        data.put("url", Map.of("loginAction", "/action", "resourcesPath", "/resources"));
    }

    static Screen codeEntry(String channel) {
        return new Screen("mfa-code.ftl")
                .with("channel", channel)
                .with("state", "open")
                .with("destination", "the-destination")
                .with("codeLength", 6)
                .with("alphabet", "digits")
                .with("lifetimeMinutes", 5)
                .with("resendAllowed", true)
                .with("resendIn", 30);
    }

    static Screen addressEntry(String channel) {
        return new Screen("mfa-set-up-address.ftl").with("channel", channel);
    }

    static Screen recoveryEntry() {
        return new Screen("mfa-recovery-code.ftl").with("state", "open").with("mode", "login");
    }

    static Screen recoveryCodes() {
        return new Screen("mfa-recovery-codes.ftl")
                .with("codes", List.of("0123-4567-89ABC", "DEFG-HJKM-NPQRS"))
                .with("set", "the-set")
                .withData("realm", Map.of("name", "the-realm", "displayName", "The Realm"));
    }

    Screen with(String key, Object value) {
        mfa.put(key, value);
        return this;
    }

    Screen withData(String key, Object value) {
        data.put(key, value);
        return this;
    }

    Screen withError(String field, String text) {
        errors.addMessage(field, text, MessageType.ERROR);
        return this;
    }

    Screen withOtherWays(String... executions) {
        return with(
                "otherWays",
                List.of(executions).stream()
                        .map(execution -> Map.of("execution", execution, "name", "name of " + execution))
                        .toList());
    }

    Screen in(String chosenLanguage) {
        language = chosenLanguage;
        return this;
    }

    Screen underThemeWithoutFields() {
        themeHasFields = false;
        return this;
    }

    String render() throws IOException, TemplateException {
        StringTemplateLoader theme = new StringTemplateLoader();
        theme.putTemplate("template.ftl", LAYOUT);
        theme.putTemplate("html/template.ftl", MAIL_LAYOUT);
        if (themeHasFields) {
            theme.putTemplate("field.ftl", FIELDS);
        }
        Configuration configuration = new Configuration(Configuration.VERSION_2_3_32);
        configuration.setOutputFormat(HTMLOutputFormat.INSTANCE);
        configuration.setNewBuiltinClassResolver(TemplateClassResolver.ALLOWS_NOTHING_RESOLVER);
        configuration.setLogTemplateExceptions(false);
        configuration.setTemplateLoader(new MultiTemplateLoader(
                new TemplateLoader[] {theme, new ClassTemplateLoader(Screen.class, "/theme-resources/templates")}));
        data.put("msg", method(Texts.of(language)));
        StringWriter page = new StringWriter();
        configuration.getTemplate(template, "UTF-8").process(data, page);
        return page.toString();
    }

    private static TemplateMethodModelEx method(Texts texts) {
        MessageFormatterMethod keycloaks = new MessageFormatterMethod(texts.locale(), texts.properties());
        return arguments -> {
            String key = arguments.get(0).toString();
            if (!texts.keys().contains(key)) {
                throw new TemplateModelException("No text for " + key);
            }
            return keycloaks.exec(arguments);
        };
    }
}
