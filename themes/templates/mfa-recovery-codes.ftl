<#import "template.ftl" as layout>
<#import "mfa-parts.ftl" as parts>

<#assign left = mfa.left!0>
<#assign realmName = (realm.displayName)!(realm.name)!"">
<#assign fileTitle = msg("mfa.recovery.file-title", realmName)>

<@layout.registrationLayout; section>
  <#if section == "header">
    ${msg((left > 0)?then("mfa.recovery.title-renew", "mfa.recovery.title-save"))}
  <#elseif section == "show-username">
    <@parts.userNameLabel/>
  <#elseif section == "form">
    <div id="mfa" class="mfa" data-file-title="${fileTitle}" data-file-name="recovery-codes-${(realm.name)!""}.txt"<#rt>
         <#lt> data-file-date="${msg("mfa.recovery.file-date", "{0}")}" data-file-note="${msg("mfa.recovery.file-note")}"<#rt>
         <#lt> data-copied-text="${msg("mfa.recovery.copied")}">
      <@parts.assets/>
      <link rel="stylesheet" href="${url.resourcesPath}/css/mfa-recovery-codes.css">
      <script type="module" src="${url.resourcesPath}/js/mfa-recovery-codes.js"></script>

      <p>${msg("mfa.recovery.intro")}</p>
      <#if left gt 0>
        <p id="mfa-left">${msg("mfa.recovery.left", left)}</p>
      </#if>
      <#if mfa.replaced!false>
        <@parts.alert id="mfa-replaced" type="warning" text=msg("mfa.recovery.replaced")/>
      </#if>

      <div id="mfa-sheet" class="mfa-sheet">
        <p class="mfa-print-only">${fileTitle}</p>
        <p id="mfa-print-date" class="mfa-print-only"></p>
        <ul id="mfa-codes" class="mfa-codes" role="list" dir="ltr" aria-label="${msg("mfa-recovery-codes-display-name")}">
          <#list mfa.codes as code>
            <li>${code}</li>
          </#list>
        </ul>
        <p class="mfa-print-only">${msg("mfa.recovery.file-note")}</p>
      </div>

      <div id="mfa-keep" class="mfa-keep" hidden>
        <@keep id="mfa-download">${msg("mfa.recovery.download")}</@keep>
        <@keep id="mfa-copy">${msg("mfa.recovery.copy")}</@keep>
        <@keep id="mfa-print">${msg("mfa.recovery.print")}</@keep>
      </div>
      <p id="mfa-kept" class="mfa-note" role="status"></p>

      <form id="mfa-confirm-form" class="mfa-confirm" action="${url.loginAction}" method="post">
        <input type="hidden" name="set" value="${mfa.set}">
        <div class="mfa-tick">
          <input type="checkbox" id="saved" name="saved" value="true" required>
          <label for="saved">${msg("mfa.recovery.saved")}</label>
        </div>
        <@parts.button kind="primary" id="mfa-submit">${msg("mfa.recovery.confirm")}</@parts.button>
        <#if isAppInitiatedAction??>
          <@parts.button kind="link" name="cancel-aia" value="true" id="mfa-cancel" formnovalidate="formnovalidate">${msg("mfa.cancel")}</@parts.button>
        <#elseif mfa.declinable!false>
          <@parts.button kind="link" name="skip" value="true" id="mfa-skip" formnovalidate="formnovalidate">${msg("mfa.recovery.skip")}</@parts.button>
        </#if>
      </form>
    </div>
  </#if>
</@layout.registrationLayout>

<#macro keep id>
  <button type="button" id="${id}" class="${properties.kcButtonClass!} ${properties.kcButtonSecondaryClass!"pf-m-secondary"}"><#nested></button>
</#macro>
