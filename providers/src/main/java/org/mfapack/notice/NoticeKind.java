package org.mfapack.notice;

import java.util.Locale;

/** What users are told about (SPEC N1); each can be switched off by the server option of its id. */
enum NoticeKind {
    FACTOR_ADDED("A way to sign in was set up."),
    FACTOR_REMOVED("A way to sign in was removed, by the user or an administrator."),
    PASSWORD_CHANGED("The password was changed, by the user or an administrator."),
    EMAIL_CHANGED("The e-mail address was changed, by the user or an administrator."),
    RECOVERY_CODE_USED("A recovery code was used."),
    FACTOR_BLOCKED("A second factor was blocked or switched off after too many wrong codes."),
    SECOND_FACTOR_FAILED("The first factor was right, the second was wrong."),
    NEW_BROWSER("A login was completed in a browser that the user had not used before."),
    BROWSER_REMEMBERED("A browser is remembered: second factors are not asked for in it for a while."),
    BROWSER_STOLEN("The cookie of a remembered browser was used a second time, maybe by a thief.");

    private final String help;

    NoticeKind(String help) {
        this.help = help;
    }

    /** {@code factor-added}, ...: option, message keys and event detail. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String help() {
        return help;
    }
}
