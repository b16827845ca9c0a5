package org.carillon.intake;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.InvalidRequestException.Problem;
import org.carillon.request.NewRequest;
import org.carillon.webhook.WebhookEgress;
import org.carillon.webhook.Webhooks;

/** Whether the callback that a request names can be told: the operator allows its host, and there is a secret that signs for it. */
@ApplicationScoped
public class CallbackCheck {

    private static final String FIELD = "replyTo.callback";

    @Inject
    private Webhooks webhooks;

    @Inject
    private WebhookEgress egress;

    /** @throws InvalidRequestException when it can't */
    void check(NewRequest request) throws InvalidRequestException {
        String callback = request.replyTo().callback();
        if (callback == null) {
            return;
        }
        String problem = egress.problemOf(callback)
                .orElseGet(() -> webhooks.forCallbacks(request.requesterId()).isPresent()
                        ? null
                        : "needs a secret that signs for it: make a webhook for callbacks first");
        if (problem != null) {
            throw new InvalidRequestException(List.of(new Problem(FIELD, problem)));
        }
    }
}
