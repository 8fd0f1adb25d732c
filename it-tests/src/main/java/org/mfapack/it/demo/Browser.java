package org.mfapack.it.demo;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The user's own browser, where there is a screen to show it on. */
final class Browser {

    private Browser() {}

    static void open(URI page) {
        Optional<String> opener = opener(System.getenv(), System.getProperty("os.name"));
        if (opener.isEmpty()) {
            return;
        }
        try {
            Process started = new ProcessBuilder(List.of(opener.get(), page.toString()))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            started.getOutputStream().close();
        } catch (IOException e) {
            System.out.println("No browser could be opened; please open " + page);
        }
    }

    private static Optional<String> opener(Map<String, String> environment, String system) {
        if (system.startsWith("Mac")) {
            return Optional.of("open");
        }
        boolean hasScreen = environment.containsKey("DISPLAY") || environment.containsKey("WAYLAND_DISPLAY");
        return hasScreen ? Optional.of("xdg-open") : Optional.empty();
    }
}
