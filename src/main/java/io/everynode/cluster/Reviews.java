package io.everynode.cluster;

import io.fabric8.kubernetes.api.model.authentication.SelfSubjectReview;
import io.fabric8.kubernetes.api.model.authentication.UserInfo;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewStatus;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.HttpURLConnection;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Asks an API server who somebody is and what he may, with his own credential. */
final class Reviews {
    private Reviews() {}

    static WhoAmI whoAmI(KubernetesClient client) {
        try {
            UserInfo user = client.authentication()
                    .v1()
                    .selfSubjectReviews()
                    .create(new SelfSubjectReview())
                    .getStatus()
                    .getUserInfo();
            return new WhoAmI.Known(
                    user.getUsername(), Set.copyOf(Objects.requireNonNullElse(user.getGroups(), List.of())));
        } catch (KubernetesClientException e) {
            return e.getCode() == HttpURLConnection.HTTP_UNAUTHORIZED
                    ? new WhoAmI.Refused("The API server does not take this credential.")
                    : new WhoAmI.NoAnswer(Failures.sentence(e));
        }
    }

    static May may(KubernetesClient client, Right right) {
        try {
            SubjectAccessReviewStatus status = client.authorization()
                    .v1()
                    .selfSubjectAccessReview()
                    .create(question(right))
                    .getStatus();
            return status.getAllowed()
                    ? new May.Yes()
                    : new May.No(Objects.requireNonNullElse(status.getReason(), "no rule allows it"));
        } catch (KubernetesClientException e) {
            return new May.NoAnswer(Failures.sentence(e));
        }
    }

    private static SelfSubjectAccessReview question(Right right) {
        return new SelfSubjectAccessReviewBuilder()
                .withNewSpec()
                .withNewResourceAttributes()
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(right.resource())
                .withNamespace(right.namespace())
                .withName(right.name())
                .endResourceAttributes()
                .endSpec()
                .build();
    }
}
