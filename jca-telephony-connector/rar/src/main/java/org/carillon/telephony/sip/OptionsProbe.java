package org.carillon.telephony.sip;

import java.util.Iterator;
import java.util.UUID;
import javax.sip.ResponseEvent;
import javax.sip.SipException;
import javax.sip.message.Request;
import org.carillon.telephony.pool.SerialExecutor;
import org.carillon.telephony.pool.ServerDriver.ProbeListener;
import org.carillon.telephony.sip.locate.Target;

/**
 * Asks a server for a sign of life by OPTIONS (RFC 3261 section 11), at one of its addresses after the other: any final answer but
 * 503 and 408 is one. Runs on its own executor.
 */
final class OptionsProbe {

    private final UserAgent agent;
    private final Trunk trunk;
    private final ProbeListener listener;
    private final SerialExecutor executor;
    private Iterator<Target> targets;
    private Target current;
    private boolean told;

    OptionsProbe(UserAgent agent, Trunk trunk, ProbeListener listener) {
        this.agent = agent;
        this.trunk = trunk;
        this.listener = listener;
        this.executor = agent.newSerialExecutor();
    }

    /** Returns at once. */
    void begin() {
        trunk.locate()
                .whenCompleteAsync(
                        (found, failure) -> {
                            targets = failure == null ? found.iterator() : null;
                            next("its address cannot be found");
                        },
                        executor);
    }

    private void next(String failure) {
        if (targets == null || !targets.hasNext()) {
            tell(() -> listener.failed(failure));
            return;
        }
        current = targets.next();
        Asked asked = new Asked(current);
        try {
            asked.send();
            agent.after(SipServer.PROBE_PATIENCE, () -> asked.failed("no answer to OPTIONS"));
        } catch (SipException cause) {
            asked.failed("cannot be reached");
        }
    }

    private void tell(Runnable what) {
        if (!told) {
            told = true;
            what.run();
        }
    }

    /** One address that was asked. */
    private final class Asked implements TransactionUser {

        private final Target target;

        Asked(Target target) {
            this.target = target;
        }

        void send() throws SipException {
            String callId =
                    "probe-" + UUID.randomUUID() + '@' + agent.settings().host();
            Request request = agent.messages()
                    .request(
                            Request.OPTIONS,
                            trunk.uri(null),
                            agent.messages().ownUri("carillon"),
                            callId,
                            target.transport());
            trunk.address(request, target);
            agent.transport().send(request, this);
        }

        @Override
        public void onResponse(ResponseEvent event) {
            int status = event.getResponse().getStatusCode();
            if (status == 503 || status == 408) {
                failed("answers OPTIONS with " + status);
            } else if (status >= 200) {
                executor.execute(() -> tell(listener::answered));
            }
        }

        @Override
        public void onTimeout() {
            failed("no answer to OPTIONS");
        }

        private void failed(String reason) {
            executor.execute(() -> {
                if (target == current && !told) {
                    trunk.failedAt(target);
                    next(reason);
                }
            });
        }
    }
}
