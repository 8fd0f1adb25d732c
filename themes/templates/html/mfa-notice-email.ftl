<#import "template.ftl" as layout>
<#-- No colours of our own: mail clients with a dark mode choose readable ones. -->
<@layout.emailLayout>
<div style="max-width: 32em; margin: 0 auto; padding: 1em; font-family: sans-serif; font-size: 16px; line-height: 1.5;">
  <p>${msg("mfa.notice.what-" + kind, realmName)}</p>
  <ul style="margin: 1em 0; padding: 0.5em 1em; border: 1px solid; border-radius: 6px; list-style: none;">
    <#if method?has_content || destination?has_content>
      <li>${msg("mfa.notice.which")} <#if method?has_content>${msg("mfa.notice.method-" + method)}</#if><#if method?has_content && destination?has_content>, </#if><bdi>${destination}</bdi></li>
    </#if>
    <li>${msg("mfa.notice.when")} <bdi>${time}</bdi></li>
    <#if device?has_content>
      <li>${msg("mfa.notice.device")} <bdi>${device}</bdi></li>
    </#if>
    <#if ipAddress?has_content>
      <li>${msg("mfa.notice.ip-address")} <bdi>${ipAddress}</bdi></li>
    </#if>
    <#if place?has_content>
      <li>${msg("mfa.notice.place")} <bdi>${place}</bdi></li>
    </#if>
    <#if byAdministrator>
      <li>${msg("mfa.notice.by-administrator")}</li>
    </#if>
  </ul>
  <#if kind == "recovery-code-used">
    <p>${msg("mfa.notice.codes-left", codesLeft)}</p>
  </#if>
  <p>${msg("mfa.notice.not-you")} <a href="${accountUrl}">${accountUrl}</a></p>
</div>
</@layout.emailLayout>
