<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<@layout.registrationLayout displayMessage=true; section>
  <#if section == "header">
    ${msg("mfa.confirm.title")}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa">
      <@parts.assets/>
      <#if mfa.ways?has_content>
        <p>${msg("mfa.confirm.intro")}</p>
        <form id="mfa-confirm-form" class="mfa-choices" action="${url.loginAction}" method="post">
          <ul role="list">
            <#list mfa.ways as way>
              <li>
                <button type="submit" class="mfa-choice" name="authenticationExecution" value="${way.id}">
                  <span class="mfa-choice-title">${way.name}</span>
                  <#if way.hint?has_content><span class="mfa-choice-detail">${parts.isolated(way.hint)}</span></#if>
                </button>
              </li>
            </#list>
          </ul>
        </form>
      <#else>
        <@parts.alert id="mfa-refused" type="error" text=msg("mfa.confirm.refused") focus=true/>
      </#if>
      <#if isAppInitiatedAction??>
        <form id="mfa-leave-form" class="mfa-row" action="${url.loginAction}" method="post">
          <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel">${msg("mfa.cancel")}</@parts.button>
        </form>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
