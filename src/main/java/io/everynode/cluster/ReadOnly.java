package io.everynode.cluster;

import io.fabric8.kubernetes.client.http.BasicBuilder;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.Interceptor;

/** The observer never changes anything: whatever is not a GET (LIST and WATCH are) does not leave this process. */
final class ReadOnly implements Interceptor {
    @Override
    public void before(BasicBuilder builder, HttpRequest request, RequestTags tags) {
        if (!request.method().equals("GET")) {
            throw new IllegalStateException("the observer only reads, and was asked to " + request.method());
        }
    }
}
