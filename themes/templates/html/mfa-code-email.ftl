<#import "template.ftl" as layout>
<#-- No colours of our own: mail clients with a dark mode choose readable ones. -->
<@layout.emailLayout>
<div style="max-width: 32em; margin: 0 auto; padding: 1em; font-family: sans-serif; font-size: 16px; line-height: 1.5;">
  <p>${msg("mfa.email.intro-" + purpose, clientName, realmName)}</p>
  <p dir="ltr" style="margin: 1em 0; padding: 0.5em; border: 1px solid; border-radius: 6px; text-align: center; font-family: monospace; font-size: 28px; font-weight: bold; letter-spacing: 0.2em; -webkit-user-select: all; user-select: all;">${code}</p>
  <p>${msg("mfa.email.lifetime", lifetimeMinutes)}</p>
  <p>${msg("mfa.email.not-you-" + purpose)}</p>
</div>
</@layout.emailLayout>
