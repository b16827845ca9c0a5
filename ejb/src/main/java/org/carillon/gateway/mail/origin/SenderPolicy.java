package org.carillon.gateway.mail.origin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.DNSServiceEnabled;
import org.apache.james.jspf.core.MacroExpand;
import org.apache.james.jspf.core.MacroExpandEnabled;
import org.apache.james.jspf.core.SPFCheckEnabled;
import org.apache.james.jspf.executor.SynchronousSPFExecutor;
import org.apache.james.jspf.impl.DefaultTermsFactory;
import org.apache.james.jspf.impl.SPF;
import org.apache.james.jspf.parser.RFC4408SPF1Parser;
import org.apache.james.jspf.wiring.WiringServiceTable;
import org.carillon.mail.SmtpClient;
import org.carillon.node.Recent;

/** Whether a client may send for a domain (SPF, RFC 7208), by Apache James jSPF. Thread-safe. */
@ApplicationScoped
public class SenderPolicy {

    private DomainNames names;
    /** Making one takes longer than a check: jSPF compiles the grammar of records. As many as checks were ever made at a time. */
    private final Queue<Checker> idle = new ConcurrentLinkedQueue<>();
    /** A relay brings many mails of one sender, one after the other. */
    private final Recent<String> recent = new Recent<>();

    /** For one thread at a time. */
    private record Checker(SPF spf, SpfLookups lookups) {}

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
        // none of them has a line's end
        return recent.of(
                        client.address() + '\n' + client.hello() + '\n' + sender,
                        () -> Optional.of(checkNow(client, sender)))
                .orElseThrow();
    }

    private String checkNow(SmtpClient client, String sender) {
        Checker checker = idle.poll();
        if (checker == null) {
            SpfLookups lookups = new SpfLookups(names);
            checker = new Checker(spf(lookups), lookups);
        }
        try {
            checker.lookups().begin();
            return checker.spf()
                    .checkSPF(client.address(), sender, client.hello())
                    .getResult();
        } catch (RuntimeException malformed) {
            // what jSPF does not expect in a record or an address
            return "permerror";
        } finally {
            idle.add(checker);
        }
    }

    /** As jSPF makes it, but for its asynchronous executor: where a domain has two records, that one never ends. */
    private static SPF spf(DNSService lookups) {
        MacroExpand macros = new MacroExpand(lookups);
        WiringServiceTable wiring = new WiringServiceTable();
        wiring.put(DNSServiceEnabled.class, lookups);
        wiring.put(MacroExpandEnabled.class, macros);
        SPF checker = new SPF(
                lookups,
                new RFC4408SPF1Parser(new DefaultTermsFactory(wiring)),
                macros,
                new SynchronousSPFExecutor(lookups));
        wiring.put(SPFCheckEnabled.class, checker);
        return checker;
    }
}
