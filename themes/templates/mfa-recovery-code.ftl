<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<#assign open = mfa.state == "open">
<#assign otherWays = mfa.otherWays![]>

<@layout.registrationLayout displayMessage=!messagesPerField.existsError("code"); section>
  <#if section == "header">
    ${msg("mfa.recovery.title-enter")}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa" data-channel="recovery" data-state="${mfa.state}">
      <@parts.assets/>
      <link rel="stylesheet" href="${url.resourcesPath}/css/mfa-recovery-codes.css">

      <#if open>
        <p>${msg("mfa.recovery.intro-enter")}</p>
        <#if mfa.mode == "manage">
          <p id="mfa-recovery-manage">${msg("mfa.recovery.manage")}</p>
        </#if>
        <form id="mfa-code-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
          <@parts.input name="code" label=msg("mfa.recovery.label") class="mfa-code-input mfa-recovery-input" autofocus=true
            hint=msg("mfa.recovery.hint") type="text" autocomplete="off" autocapitalize="characters" spellcheck="false" dir="ltr"/>
          <div class="${properties.kcFormGroupClass!}">
            <@parts.button kind="primary" id="mfa-submit">${msg("mfa.code.submit")}</@parts.button>
          </div>
        </form>
      <#elseif mfa.state == "blocked">
        <@parts.alert id="mfa-state" type="error" text=msg("mfa.error.blocked", mfa.blockedMinutes!1) focus=true/>
      <#else>
        <@parts.alert id="mfa-state" type="error" text=msg("mfa.recovery.error." + mfa.state) focus=true/>
      </#if>

      <#if otherWays?has_content>
        <@parts.choices id="mfa-other-ways" title=msg("mfa.other-ways") expanded=!open>
          <#list otherWays as way>
            <@parts.choice name="authenticationExecution" value=way.execution title=way.name detail=way.hint!""/>
          </#list>
        </@parts.choices>
      </#if>

      <#if isAppInitiatedAction??>
        <form id="mfa-leave-form" class="mfa-row" action="${url.loginAction}" method="post">
          <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel">${msg("mfa.cancel")}</@parts.button>
        </form>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
