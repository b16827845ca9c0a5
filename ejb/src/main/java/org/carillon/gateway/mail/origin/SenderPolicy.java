package org.carillon.gateway.mail.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.james.jspf.impl.SPF;
import org.carillon.mail.SmtpClient;

/** Whether a client may send for a domain (SPF, RFC 7208), by Apache James jSPF. Thread-safe. */
@ApplicationScoped
public class SenderPolicy {

    private static final int TIMEOUT_SECONDS = 20;

    private DomainNames names;

    protected SenderPolicy() {}

    @Inject
    SenderPolicy(DomainNames names) {
        this.names = names;
    }

    /**
     * The result of RFC 7208 section 2.6: {@code pass}, {@code fail}, {@code softfail}, {@code neutral}, {@code none},
     * {@code temperror} or {@code permerror}.
     *
     * @param sender the reverse path, not empty
     */
    String check(SmtpClient client, String sender) {
        // each check has a checker of its own: what it may look up is counted in its lookups
        SPF checker = new SPF(new SpfLookups(names));
        checker.setTimeOut(TIMEOUT_SECONDS);
        return checker.checkSPF(client.address(), sender, client.hello()).getResult();
    }
}
