package io.everynode.page.change;

import io.everynode.action.Order;
import io.everynode.model.Uid;
import io.everynode.web.BadInput;
import org.jboss.resteasy.reactive.RestForm;
import org.jspecify.annotations.Nullable;

/** What every confirmation page sends: the object as it was seen there, and why. */
public class OrderForm {
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
        return new Order(
                new Uid(required("uid", uid)),
                Numbers.whole("generation", required("generation", generation)),
                reason,
                false,
                required("idempotencyKey", idempotencyKey));
    }

    static String required(String field, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new BadInput(field, "what the confirmation page sends");
        }
        return value;
    }
}
