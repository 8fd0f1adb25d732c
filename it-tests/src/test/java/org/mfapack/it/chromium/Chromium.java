package org.mfapack.it.chromium;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mfapack.it.page.AuthorizationRequest;
import org.mfapack.it.realm.TestRealm;
import org.mfapack.it.server.Workspace;
import org.openqa.selenium.By;
import org.openqa.selenium.NoSuchElementException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.ExpectedConditions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Debian's Chromium, for what only a real browser shows: WebAuthn, scripts, colours, accessibility. */
public final class Chromium implements AutoCloseable {

    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path BINARY = Path.of("/usr/bin/chromium");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ChromeDriver driver;
    private final Path profile;

    private Chromium(ChromeDriver driver, Path profile) {
        this.driver = driver;
        this.profile = profile;
    }

    static Chromium start() {
        try {
            Path profile = Files.createTempDirectory("chromium");
            ChromeOptions options = new ChromeOptions();
            options.setBinary(BINARY.toFile());
            options.addArguments(
                    "--headless",
                    "--no-sandbox",
                    "--disable-gpu",
                    "--disable-dev-shm-usage",
                    "--no-first-run",
                    "--disable-background-networking",
                    "--disable-component-update",
                    "--disable-sync",
                    "--lang=en",
                    "--user-data-dir=" + profile);
            ChromeDriverService service = new ChromeDriverService.Builder()
                    .usingDriverExecutable(DRIVER.toFile())
                    .usingAnyFreePort()
                    .build();
            return new Chromium(new ChromeDriver(service, options), profile);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ChromeDriver driver() {
        return driver;
    }

    public Chromium login(TestRealm realm) {
        return authorize(realm, Map.of());
    }

    public Chromium authorize(TestRealm realm, Map<String, String> parameters) {
        driver.get(AuthorizationRequest.url(realm, parameters));
        return this;
    }

    public Chromium fill(String field, String value) {
        return on("input[name='" + field + "']", input -> {
            input.clear();
            input.sendKeys(value);
        });
    }

    public Chromium press(String selector) {
        return on(selector, WebElement::click);
    }

    /** Acts on a visible element; again if it went away with its page in the meantime. */
    private Chromium on(String selector, Consumer<WebElement> action) {
        new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> {
                    action.accept(await(selector));
                    return true;
                });
        return this;
    }

    /** Presses and waits until the page is another one, which may look the same. */
    public Chromium pressForNextPage(String selector) {
        WebElement page = await("html");
        press(selector);
        // While pages change, the browser answers a question about the old one with any error.
        new WebDriverWait(driver, PATIENCE)
                .ignoring(WebDriverException.class)
                .until(ExpectedConditions.stalenessOf(page));
        return this;
    }

    /** Waits for a question of a script, for instance how a new passkey is called, and takes its default answer. */
    public Chromium acceptAlert() {
        new WebDriverWait(driver, PATIENCE)
                .until(ExpectedConditions.alertIsPresent())
                .accept();
        return this;
    }

    /** Waits for an element to be there and visible. */
    public WebElement await(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(NoSuchElementException.class, StaleElementReferenceException.class)
                .until(d -> {
                    WebElement element = d.findElement(By.cssSelector(selector));
                    return element.isDisplayed() ? element : null;
                });
    }

    /** What a visible element says; of a new one if a script has put it in its place in the meantime. */
    public String text(String selector) {
        return new WebDriverWait(driver, PATIENCE)
                .ignoring(StaleElementReferenceException.class)
                .until(d -> await(selector).getText());
    }

    public void awaitApplication() {
        new WebDriverWait(driver, PATIENCE).until(d -> d.getCurrentUrl().startsWith(TestRealm.REDIRECT_URI));
    }

    public Chromium dark() {
        return colours("dark");
    }

    public Chromium light() {
        return colours("light");
    }

    /** The narrowest screen that WCAG 1.4.10 asks for. */
    public Chromium phone() {
        return size(320, 640, true);
    }

    public Chromium desktop() {
        return size(1280, 900, false);
    }

    /** Keeps a picture in {@code target/screenshots}. */
    public Path screenshot(String name) {
        try {
            Path folder = Files.createDirectories(Workspace.target().resolve("screenshots"));
            return Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Fails with each finding of axe for WCAG 2.2 AA, and when the page scrolls sideways (V3). */
    public void assertAccessible() {
        List<Rule> violations = new AxeBuilder()
                .withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"))
                .analyze(driver)
                .getViolations();
        if (!violations.isEmpty()) {
            throw new AssertionError(
                    violations.stream().map(Chromium::describe).collect(Collectors.joining("\n", "axe found:\n", "")));
        }
        Object overflow = driver.executeScript(
                "return document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) overflow).intValue() > 0) {
            throw new AssertionError("the page is " + overflow + " pixels too wide");
        }
    }

    /**
     * The page with all that unfolds: keeps pictures of it light and dark, on a desktop and on a phone, and asks axe about
     * each colour and each width once.
     */
    public void assertLooksGood(String name) {
        driver.executeScript("document.querySelectorAll('details').forEach(it => it.open = true)");
        desktop().light().screenshot(name + "-light");
        assertAccessible();
        dark().screenshot(name + "-dark");
        phone().screenshot(name + "-phone-dark");
        assertAccessible();
        light().screenshot(name + "-phone-light");
        desktop();
    }

    /** Makes it a browser that has been nowhere: for the next test, because a start takes longer than most tests. */
    void forgetEverything() {
        Set<String> before = driver.getWindowHandles();
        driver.switchTo().newWindow(WindowType.WINDOW);
        String fresh = driver.getWindowHandle();
        for (String window : before) {
            driver.switchTo().window(window).close();
        }
        driver.switchTo().window(fresh);
        driver.executeCdpCommand("Network.clearBrowserCookies", Map.of());
    }

    private static String describe(Rule rule) {
        return rule.getId() + " (" + rule.getImpact() + "): " + rule.getHelp() + "\n  "
                + rule.getNodes().stream().map(node -> node.getHtml()).collect(Collectors.joining("\n  "));
    }

    private Chromium colours(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        return this;
    }

    private Chromium size(int width, int height, boolean mobile) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", mobile));
        return this;
    }

    /** A process of the browser may end a moment later: what it takes away or leaves behind by then is no failure. */
    @Override
    public void close() {
        driver.quit();
        try {
            Files.walkFileTree(profile, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path dir, IOException failure) throws IOException {
                    try {
                        Files.deleteIfExists(dir);
                    } catch (DirectoryNotEmptyException writtenTo) {
                        return FileVisitResult.CONTINUE;
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
