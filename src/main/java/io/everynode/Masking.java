package io.everynode;

import io.everynode.insight.Mask;
import io.everynode.insight.TemplateDiff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.SecureRandom;

/** Gives pages, API and actions one mask, so that a secret value has the same mark wherever it is shown. */
@ApplicationScoped
class Masking {
    @Produces
    @Singleton
    TemplateDiff templateDiff() {
        var key = new byte[32];
        new SecureRandom().nextBytes(key);
        return new TemplateDiff(new Mask(key));
    }
}
