<#ftl output_format="plainText">
${msg("mfa.notice.what-" + kind, realmName)}

<#if method?has_content || destination?has_content>
${msg("mfa.notice.which")} <#if method?has_content>${msg("mfa.notice.method-" + method)}</#if><#if method?has_content && destination?has_content>, </#if>${destination}
</#if>
${msg("mfa.notice.when")} ${time}
<#if device?has_content>
${msg("mfa.notice.device")} ${device}
</#if>
<#if ipAddress?has_content>
${msg("mfa.notice.ip-address")} ${ipAddress}
</#if>
<#if place?has_content>
${msg("mfa.notice.place")} ${place}
</#if>
<#if byAdministrator>
${msg("mfa.notice.by-administrator")}
</#if>
<#if kind == "recovery-code-used">

${msg("mfa.notice.codes-left", codesLeft)}
</#if>

${msg("mfa.notice.not-you")}
${accountUrl}
