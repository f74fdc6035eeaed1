package io.everynode.browser;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.options.ColorScheme;

/** With which eyes a page is looked at: colours and width. */
public enum Look {
    LIGHT(ColorScheme.LIGHT, 1440),
    DARK(ColorScheme.DARK, 1440),
    LIGHT_PHONE(ColorScheme.LIGHT, 390),
    DARK_PHONE(ColorScheme.DARK, 390);

    private final ColorScheme colours;
    private final int width;

    Look(ColorScheme colours, int width) {
        this.colours = colours;
        this.width = width;
    }

    public Browser.NewContextOptions options() {
        return new Browser.NewContextOptions().setColorScheme(colours).setViewportSize(width, 1000);
    }
}
