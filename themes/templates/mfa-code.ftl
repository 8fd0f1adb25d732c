<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<#assign open = mfa.state == "open">
<#assign enrolment = mfa.enrolment!false>
<#assign resendable = mfa.resendAllowed!false>
<#assign otherWays = mfa.otherWays![]>
<#assign otherDestinations = mfa.otherDestinations![]>
<#assign sentText = msg("mfa.info.sent", parts.isolated(mfa.destination))>
<#assign renewable = ["expired", "exhausted", "superseded"]?seq_contains(mfa.state)>
<#-- without another code to ask for, a dead one would be a dead end (C2) -->
<#assign spent = renewable && !resendable>
<#assign stateText = open?then("", spent?then(msg("mfa.error.spent"), msg("mfa.error." + mfa.state, mfa.blockedMinutes!1)))>
<#-- the page itself tells the state, so an equal message of the server is not said twice -->
<#assign showMessage = !messagesPerField.existsError("code") && ((message.summary)!"") != stateText>

<@layout.registrationLayout displayMessage=showMessage; section>
  <#if section == "header">
    <#if !open>
      ${msg("mfa-" + mfa.channel + "-code-display-name")}
    <#elseif enrolment>
      ${msg("mfa.code.title-confirm-" + mfa.channel)}
    <#else>
      ${msg("mfa.code.title")}
    </#if>
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa" data-channel="${mfa.channel}" data-state="${mfa.state}"<#rt>
      <#lt><#if open> data-delivery-state="${mfa.deliveryState!"sent"}" data-sent-text="${sentText}"</#if><#rt>
      <#lt><#if open && mfa.deliveryUrl?has_content> data-delivery-url="${mfa.deliveryUrl}"</#if>>
      <@parts.assets/>

      <#if open>
        <@codeForm/>
      <#else>
        <@parts.alert id="mfa-state" type=(mfa.state != "exhausted" && renewable)?then("warning", "error")
          text=stateText focus=true/>
        <#if spent && (client.baseUrl)?has_content>
          <p><a id="mfa-back" href="${client.baseUrl}">${msg("mfa.code.back")}</a></p>
        </#if>
      </#if>

      <@resendForm/>

      <#if (mfa.riskNotice!false) && !(open && (mfa.saferOffered!false))>
        <p id="mfa-risk" class="mfa-note">${msg("mfa.sms.risk")}</p>
      </#if>

      <#if otherDestinations?has_content>
        <@parts.choices id="mfa-other-destinations" title=msg("mfa.other-destinations-" + mfa.channel)>
          <#list otherDestinations as other>
            <@parts.choice name="destination" value=other.id title=other.label!"" detail=parts.isolated(other.masked)/>
          </#list>
        </@parts.choices>
      </#if>

      <#if otherWays?has_content>
        <@parts.choices id="mfa-other-ways" title=msg("mfa.other-ways") expanded=!open && (spent || mfa.state == "exhausted" || !renewable)>
          <#list otherWays as way>
            <@parts.choice name="authenticationExecution" value=way.execution title=way.name detail=way.hint!""/>
          </#list>
        </@parts.choices>
      </#if>

      <#if enrolment || isAppInitiatedAction??>
        <form id="mfa-leave-form" class="mfa-row" action="${url.loginAction}" method="post">
          <#if enrolment>
            <@parts.button kind="link" name="change" value="true" id="mfa-change">${msg("mfa.code.change-" + mfa.channel)}</@parts.button>
          </#if>
          <#if isAppInitiatedAction??>
            <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel">${msg("mfa.cancel")}</@parts.button>
          </#if>
        </form>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro codeForm>
  <#local delivery = mfa.deliveryState!"sent">
  <#-- a locked account is shown the field as the built-in form does, and nothing was sent anywhere -->
  <#if delivery != "failed" && mfa.destination?has_content>
    <p id="mfa-status" role="status">${(delivery == "pending")?then(msg("mfa.info.pending", parts.isolated(mfa.destination)), sentText)}</p>
  </#if>
  <div id="mfa-failure" role="alert"><#if delivery == "failed"><@parts.alert type="error" text=msg("mfa.error.failed")/></#if></div>
  <template id="mfa-failure-content"><@parts.alert type="error" text=msg("mfa.error.failed")/></template>

  <form id="mfa-code-form" class="${properties.kcFormClass!}" action="${url.loginAction}" method="post">
    <@parts.input name="code" label=msg("mfa.code.label") class="mfa-code-input" autofocus=true
      hint=msg("mfa.code.hint-" + mfa.alphabet, mfa.codeLength, mfa.lifetimeMinutes)
      type="text" autocomplete="one-time-code" inputmode=(mfa.alphabet == "digits")?then("numeric", "text")
      autocapitalize="off" spellcheck="false" dir="ltr"/>
    <#if mfa.saferOffered!false>
      <div class="mfa-tick">
        <input type="checkbox" id="safer" name="safer" value="true" aria-describedby="mfa-risk">
        <label for="safer">${msg("mfa.sms.safer")}</label>
        <span id="mfa-risk" class="mfa-note">${msg("mfa.sms.risk")}</span>
      </div>
    </#if>
    <#if mfa.rememberDays??>
      <div class="mfa-tick">
        <input type="checkbox" id="remember" name="remember" value="true" aria-describedby="remember-hint"<#if mfa.rememberTicked!false> checked</#if>>
        <label for="remember">${msg("mfa.remember.tick", mfa.rememberDays)}</label>
        <span id="remember-hint" class="mfa-note">${msg("mfa.remember.hint")}</span>
      </div>
    </#if>
    <div class="${properties.kcFormGroupClass!}">
      <@parts.button kind="primary" id="mfa-submit">${msg(enrolment?then("mfa.code.confirm", "mfa.code.submit"))}</@parts.button>
    </div>
  </form>
</#macro>

<#macro resendForm>
  <#if resendable>
    <form id="mfa-resend-form" action="${url.loginAction}" method="post" data-resend-in="${(mfa.resendIn!0)?c}"
          data-wait-text="${msg("mfa.resend.wait", "{0}")}" data-ready-text="${msg("mfa.resend.ready")}">
      <@parts.button kind=open?then("secondary", "primary") name="resend" value="true" id="mfa-resend">${msg("mfa.resend.button")}</@parts.button>
      <p id="mfa-resend-wait" class="mfa-note" hidden></p>
      <p id="mfa-resend-ready" class="mfa-visually-hidden" role="status"></p>
      <#if open && mfa.channel == "email">
        <p class="mfa-note">${msg("mfa.info.spam")}</p>
      </#if>
    </form>
  <#elseif !spent && !["blocked", "disabled", "forbidden"]?seq_contains(mfa.state)>
    <p id="mfa-resend-max" class="mfa-note">${msg("mfa.error.resend-max")}</p>
  </#if>
</#macro>
