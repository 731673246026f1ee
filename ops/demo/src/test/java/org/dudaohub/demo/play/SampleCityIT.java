package org.dudaohub.demo.play;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.dudaohub.simulators.process.Child;
import org.dudaohub.simulators.process.Children;
import org.dudaohub.simulators.process.JavaProgram;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.FileSystemUtils;

/** Plays the sample city once, on real processes, and looks at the outcome over the API and in a browser. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SampleCityIT {

    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final String SCHOOL = "3199123010";

    private final Sample sample =
            new Sample(Path.of("../sample").toAbsolutePath().normalize());
    private Children children;
    private World world;
    private ObjectNode summary;
    private Playwright playwright;
    private Browser browser;

    @BeforeAll
    void play() throws IOException {
        Path folder = TARGET.resolve("it-demo");
        FileSystemUtils.deleteRecursively(folder);
        Files.createDirectories(folder);
        JavaProgram program = new JavaProgram(Path.of(System.getProperty("demo.jar")));
        Progress progress = new Progress(System.out);
        children = new Children(folder.resolve("logs"));
        world = World.start(new World.Settings(program, sample, folder, null, false), children, Case.BEGIN, progress);
        Results results = new Case(world, sample, progress).play();
        summary = PlayCommand.settle(results, world, sample.expected());
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(CHROMIUM)
                        // The flags keep Debian's chromium from calling out; root may not use its sandbox.
                        .setArgs(List.of(
                                "--headless",
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync")));
    }

    @AfterAll
    void end() {
        if (playwright != null) {
            playwright.close();
        }
        if (children != null) {
            children.close();
            assertThat(children.all()).noneMatch(Child::isAlive);
        }
    }

    @Test
    void everything_comes_out_as_the_sample_says() {
        assertThat(Comparison.differences(sample.expected(), summary)).isEmpty();
    }

    @ParameterizedTest(name = "{0} px wide")
    @CsvSource({"1280, 900, console-desktop", "375, 812, console-phone"})
    void the_console_shows_the_county_s_statistics_and_a_school_s_trail(int width, int height, String picture) {
        try (BrowserContext context =
                browser.newContext(new Browser.NewContextOptions().setViewportSize(width, height))) {
            Page page = context.newPage();
            page.navigate(world.city().url().toString());
            page.locator("input[name=username]").fill(World.CITY_OFFICE);
            page.locator("input[name=password]").fill(World.PASSWORD);
            page.locator("button[type=submit]").first().click();
            assertThat(page.locator("main").innerText()).contains("青荻县", "40", "16", "43.8%");
            fits(page, picture + "-statistics");

            page.navigate(world.city().url() + "/schools/" + SCHOOL);
            assertThat(page.locator("main").innerText()).contains("荻港初中", "两个班科学课被占用", "教务周查没有记录", "督学乙03");
            fits(page, picture + "-trail");
        }
    }

    @Test
    void a_wrong_password_is_told_so_and_lets_nobody_in() {
        try (BrowserContext context = browser.newContext()) {
            Page page = context.newPage();
            page.navigate(world.city().url().toString());
            page.locator("input[name=username]").fill(World.CITY_OFFICE);
            page.locator("input[name=password]").fill("wrong");
            page.locator("button[type=submit]").first().click();
            assertThat(page.getByRole(AriaRole.ALERT).innerText()).contains("密码");
            assertThat(page.content()).doesNotContain("青荻县");
        }
    }

    /** Nobody has to scroll sideways; the picture is for whoever wants to look. */
    private static void fits(Page page, String picture) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(TARGET.resolve("screenshots").resolve(picture + ".png"))
                .setFullPage(true));
        assertThat((Integer) page.evaluate("document.documentElement.scrollWidth - window.innerWidth"))
                .isLessThanOrEqualTo(0);
    }
}
