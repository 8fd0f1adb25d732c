<#ftl output_format="plainText">
${msg("mfa.email.intro-" + purpose, clientName, realmName)}

${code}

${msg("mfa.email.lifetime", lifetimeMinutes)}

${msg("mfa.email.not-you-" + purpose)}
