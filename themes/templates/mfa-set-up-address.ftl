<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<@layout.registrationLayout displayMessage=!messagesPerField.existsError("address", "label"); section>
  <#if section == "header">
    ${msg("mfa.set-up.title-" + mfa.channel)}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa" data-channel="${mfa.channel}">
      <@parts.assets/>
      <p>${msg("mfa.set-up.intro-" + mfa.channel)}</p>

      <#if (mfa.existing![])?has_content>
        <div class="mfa-note">
          <p id="mfa-existing-title">${msg("mfa.set-up.existing")}</p>
          <ul id="mfa-existing" class="mfa-list" aria-labelledby="mfa-existing-title">
            <#list mfa.existing as address>
              <li><bdi>${address}</bdi></li>
            </#list>
          </ul>
        </div>
      </#if>

      <form id="mfa-address-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post" novalidate>
        <@parts.input name="address" label=msg("mfa.set-up.address-" + mfa.channel) value=mfa.address!""
          hint=(mfa.example?has_content)?then(msg("mfa.set-up.example", parts.isolated(mfa.example!"")), "")
          autofocus=!messagesPerField.existsError("label")
          type=(mfa.channel == "sms")?then("tel", "email") autocomplete=(mfa.channel == "sms")?then("tel", "email")
          autocapitalize="off" spellcheck="false" dir="ltr"/>
        <@parts.input name="label" label=msg("mfa.set-up.label") value=mfa.label!"" hint=msg("mfa.set-up.label-hint")
          autofocus=messagesPerField.existsError("label") && !messagesPerField.existsError("address")
          type="text" autocomplete="off" maxlength="60"/>
        <#if mfa.riskNotice!false>
          <p id="mfa-risk" class="mfa-note">${msg("mfa.sms.risk")}</p>
        </#if>
        <div class="${properties.kcFormGroupClass!} mfa-stack">
          <@parts.button kind="primary" id="mfa-submit">${msg("mfa.set-up.submit")}</@parts.button>
          <#if isAppInitiatedAction??>
            <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel">${msg("mfa.cancel")}</@parts.button>
          </#if>
        </div>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>
