<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<@layout.registrationLayout displayMessage=true; section>
  <#if section == "header">
    ${msg("mfa.remember.title")}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa">
      <@parts.assets/>
      <p>${msg("mfa.remember.intro", mfa.days)}</p>
      <p class="mfa-note">${msg("mfa.remember.hint")}</p>
      <form id="mfa-remember-form" class="mfa-row" action="${url.loginAction}" method="post">
        <@parts.button kind="primary" name="remember" value="true" id="mfa-remember">${msg("mfa.remember.yes")}</@parts.button>
        <@parts.button kind="secondary" name="skip" value="true" id="mfa-skip">${msg("mfa.remember.no")}</@parts.button>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
