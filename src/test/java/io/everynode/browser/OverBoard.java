package io.everynode.browser;

import io.everynode.page.FixtureBoard;
import io.quarkus.test.common.http.TestHTTPResource;
import jakarta.inject.Inject;
import java.net.URI;

/** A test in Chromium over a board whose clusters the test itself sets; profile {@code FixtureProfile}. */
abstract class OverBoard {
    @TestHTTPResource
    @SuppressWarnings("NullAway.Init")
    URI root;

    @Inject
    @SuppressWarnings("NullAway.Init")
    FixtureBoard board;

    final String at(String path) {
        return root.resolve(path).toString();
    }
}
