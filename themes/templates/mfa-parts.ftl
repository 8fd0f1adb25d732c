<#-- Fields come from the theme's own field.ftl where it has one (keycloak.v2 and its children); any other parent theme
     gets a plain label and input (V1). -->
<#assign themeFields = .get_optional_template("field.ftl")>
<#if themeFields.exists>
  <#assign field = themeFields.import()>
</#if>

<#macro assets>
  <link rel="stylesheet" href="${url.resourcesPath}/css/mfa.css">
  <script type="module" src="${url.resourcesPath}/js/mfa-code.js"></script>
</#macro>

<#-- keycloak.v2 leaves the user name it shows above the form without a label (V3). -->
<#macro userNameLabel>
  <#if field??>
    <label for="kc-attempted-username" class="mfa-visually-hidden">${msg("mfa.username")}</label>
  </#if>
</#macro>

<#-- Keeps an address readable, and in its own order, inside a right-to-left sentence. -->
<#function isolated address>
  <#return "\x2066" + address + "\x2069">
</#function>

<#macro alert type text id="" focus=false>
  <div<#if id?has_content> id="${id}"</#if> class="${properties.kcAlertClass!} pf-m-${(type == "error")?then("danger", type)} mfa-alert"<#rt>
       <#lt><#if focus> tabindex="-1" autofocus</#if>>
    <div class="${properties.kcAlertIconClass!"pf-c-alert__icon"}">
      <span class="${(type == "error")?then(properties.kcFeedbackErrorIcon!, properties.kcFeedbackWarningIcon!)}" aria-hidden="true"></span>
    </div>
    <span class="${properties.kcAlertTitleClass!} kc-feedback-text">${text}</span>
  </div>
</#macro>

<#macro button kind name="" value="" id="" extra...>
  <#local look = {
    "primary": properties.kcButtonPrimaryClass!"pf-m-primary",
    "secondary": properties.kcButtonSecondaryClass!"pf-m-secondary",
    "link": properties.kcButtonLinkClass!"pf-m-link"
  }[kind]>
  <button type="submit" class="${properties.kcButtonClass!} ${look} ${properties.kcButtonBlockClass!}"<#rt>
    <#lt><#if id?has_content> id="${id}"</#if><#rt>
    <#lt><#if name?has_content> name="${name}" value="${value}"</#if><#rt>
    <#lt><#list extra as attribute, content> ${attribute}="${content}"</#list>><#nested></button>
</#macro>

<#-- One labelled input with hint and error; whatever else is passed becomes an attribute of the input. -->
<#macro input name label value="" hint="" class="" autofocus=false extra...>
  <#local error = messagesPerField.existsError(name)?then(messagesPerField.get(name), "")>
  <#if field??>
    <@field.group name=name label=label error=error>
      <span class="${properties.kcInputClass!} <#if error?has_content>${properties.kcError!}</#if>">
        <@control name value hint error class autofocus extra/>
        <@field.errorIcon error=error/>
      </span>
      <@hintText name hint/>
    </@field.group>
  <#else>
    <div class="${properties.kcFormGroupClass!}">
      <label for="${name}" class="${properties.kcLabelClass!}">${label}</label>
      <@control name value hint error "${properties.kcInputClass!} ${class}" autofocus extra/>
      <@hintText name hint/>
      <#if error?has_content>
        <div id="input-error-${name}" class="${properties.kcInputErrorMessageClass!}" aria-live="polite">${error}</div>
      </#if>
    </div>
  </#if>
</#macro>

<#macro control name value hint error class autofocus extra>
  <#local descriptions = (hint?has_content)?then(name + "-hint ", "") + (error?has_content)?then("input-error-" + name, "")>
  <input id="${name}" name="${name}" value="${value}"<#rt>
    <#lt><#if class?has_content> class="${class}"</#if><#rt>
    <#lt><#list extra as attribute, content> ${attribute}="${content}"</#list><#rt>
    <#lt><#if descriptions?has_content> aria-describedby="${descriptions?trim}"</#if><#rt>
    <#lt><#if error?has_content> aria-invalid="true"</#if><#if autofocus> autofocus</#if>>
</#macro>

<#macro hintText name hint>
  <#if hint?has_content>
    <div id="${name}-hint" class="${properties.kcFormHelperTextClass!} mfa-note">${hint}</div>
  </#if>
</#macro>

<#-- The chooser works without JavaScript, which Keycloak's own "try another way" link does not (V4). -->
<#macro choices id title expanded=false>
  <details id="${id}" class="mfa-choices"<#if expanded> open</#if>>
    <summary>${title}</summary>
    <form action="${url.loginAction}" method="post">
      <ul role="list"><#nested></ul>
    </form>
  </details>
</#macro>

<#macro choice name value title detail>
  <li>
    <button type="submit" class="mfa-choice" name="${name}" value="${value}">
      <#if title?has_content><span class="mfa-choice-title">${title}</span></#if>
      <#if detail?has_content><span class="mfa-choice-detail">${detail}</span></#if>
    </button>
  </li>
</#macro>
