package io.everynode.page.change;

import io.everynode.action.Order;
import io.everynode.model.Uid;
import io.everynode.web.BadInput;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What every confirmation page sends: the object as it was seen there, and why. */
public class OrderForm {
    private static final int LONGEST_KEY = 200;

    @RestForm
    @Nullable
    String uid;

    @RestForm
    @Nullable
    String generation;

    @RestForm
    @Nullable
    String idempotencyKey;

    @RestForm
    @Nullable
    String reason;

    /** The DaemonSet's name, where whoever acts has to type it. */
    @RestForm
    @Nullable
    String typed;

    Order order() {
        refuseTooLong(uid, idempotencyKey, reason);
        return new Order(
                new Uid(required("uid", uid)),
                Numbers.whole("generation", required("generation", generation)),
                reason,
                false,
                required("idempotencyKey", idempotencyKey));
    }

    /** Answers are remembered, and with them what was asked. */
    static void refuseTooLong(@Nullable String uid, @Nullable String idempotencyKey, @Nullable String reason) {
        if (Order.tooLong(uid, reason) != null) {
            throw new BadInput("reason", "a text of at most 1000 characters");
        }
        if (idempotencyKey != null && idempotencyKey.length() > LONGEST_KEY) {
            throw new BadInput("idempotencyKey", "what the confirmation page sends");
        }
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new BadInput(field, "what the confirmation page sends");
        }
        return value;
    }
}
