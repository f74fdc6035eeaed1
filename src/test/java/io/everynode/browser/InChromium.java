package io.everynode.browser;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Lets a browser test run where there is a Chromium, skips it with one line where there is none. */
public final class InChromium implements ExecutionCondition {
    private static boolean said;

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (Chromium.browser().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is there");
        }
        if (Chromium.required()) {
            throw new IllegalStateException(Chromium.how());
        }
        say();
        return ConditionEvaluationResult.disabled(Chromium.how());
    }

    private static synchronized void say() {
        if (!said) {
            said = true;
            System.err.println(Chromium.how());
        }
    }

    /** The browser that the condition has found. */
    public static Browser browser() {
        return Chromium.browser().orElseThrow(() -> new IllegalStateException(Chromium.how()));
    }
}
