<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<#assign enrolled = mfa.enrolled![]>
<#assign management = mfa.reason == "management">
<#assign impossible = !mfa.choices?has_content && mfa.mandatory>

<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg("mfa.protect.title")}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa" data-reason="${mfa.reason}">
      <@parts.assets/>

      <#if impossible>
        <@parts.alert id="mfa-impossible" type="error" text=msg("mfa.protect.impossible") focus=true/>
      <#else>
        <p id="mfa-intro">${msg("mfa.protect.intro-" + mfa.reason)}</p>
        <#if mfa.mandatory>
          <p id="mfa-mandatory">${msg("mfa.protect.mandatory")}</p>
        </#if>
      </#if>

      <#if enrolled?has_content>
        <div>
          <p id="mfa-enrolled-title">${msg(management?then("mfa.protect.enrolled", "mfa.protect.still-there"))}</p>
          <ul id="mfa-enrolled" class="mfa-list" aria-labelledby="mfa-enrolled-title">
            <#list enrolled as factor>
              <li>${msg("mfa.protect.name-" + factor)}</li>
            </#list>
          </ul>
        </div>
      </#if>
      <#if management && (mfa.onlyRestricted!false)>
        <p id="mfa-only-restricted" class="mfa-note">${msg("mfa.protect.only-restricted")}</p>
      </#if>

      <#if mfa.choices?has_content>
        <form id="mfa-choices-form" action="${url.loginAction}" method="post">
          <#if management && enrolled?has_content>
            <p id="mfa-choices-title">${msg("mfa.protect.add")}</p>
          </#if>
          <ul role="list" class="mfa-choice-list">
            <#list mfa.choices as choice>
              <#assign factor = choice.id>
              <li>
                <button type="submit" class="mfa-choice" name="factor" value="${factor}">
                  <span class="mfa-choice-title">${msg("mfa.protect.name-" + factor)}</span>
                  <span class="mfa-choice-detail">${msg("mfa.protect.good-" + factor)}</span>
                  <#if choice.restricted>
                    <#assign weak = factor>
                    <span class="mfa-choice-detail mfa-choice-weakness">${msg("mfa.protect.weak-" + weak)}</span>
                  </#if>
                </button>
              </li>
            </#list>
          </ul>
        </form>
      </#if>

      <#if mfa.preferred?has_content>
        <form id="mfa-preferred-form" action="${url.loginAction}" method="post">
          <fieldset class="mfa-fieldset">
            <legend>${msg("mfa.protect.preferred")}</legend>
            <#list enrolled as factor>
              <label class="mfa-radio">
                <input type="radio" name="preferred" value="${factor}"<#if factor == mfa.preferred> checked</#if>>
                <span>${msg("mfa.protect.name-" + factor)}</span>
              </label>
            </#list>
          </fieldset>
          <@parts.button kind="secondary" id="mfa-prefer">${msg("mfa.protect.prefer")}</@parts.button>
        </form>
      </#if>

      <#if mfa.skip??>
        <@skipForm mfa.skip/>
      </#if>
      <#if isAppInitiatedAction??>
        <form id="mfa-leave-form" action="${url.loginAction}" method="post">
          <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel">${msg(enrolled?has_content?then("mfa.protect.back", "mfa.cancel"))}</@parts.button>
        </form>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro skipForm skip>
  <form id="mfa-skip-form" class="mfa-skip" action="${url.loginAction}" method="post">
    <@parts.button kind="secondary" name="skip" value="true" id="mfa-skip" aria\-describedby="mfa-skip-note">${msg((mfa.reason == "recovery")?then("mfa.protect.keep", "mfa.protect.skip"))}</@parts.button>
    <p id="mfa-skip-note" class="mfa-note">
      <#if skip.deadlineDays??>${msg("mfa.protect.deadline", skip.deadlineDays)}</#if>
      <#if skip.days?? && (!skip.deadlineDays?? || skip.days < skip.deadlineDays)>${msg("mfa.protect.skip-again", skip.days)}</#if>
      <#if skip.left??>${msg("mfa.protect.skip-left", skip.left)}</#if>
    </p>
  </form>
</#macro>
