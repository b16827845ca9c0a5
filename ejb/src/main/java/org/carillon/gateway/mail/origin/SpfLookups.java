package org.carillon.gateway.mail.origin;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.james.jspf.core.DNSRequest;
import org.apache.james.jspf.core.DNSService;
import org.apache.james.jspf.core.exceptions.TimeoutException;
import org.apache.james.jspf.impl.DNSServiceXBillImpl;
import org.carillon.gateway.mail.origin.DomainNames.NoAnswerException;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;

/**
 * The lookups of one check of SPF after another. jSPF counts the terms that look something up, ten at most, and the names of each, ten at
 * most (RFC 7208 section 4.6.4); here all questions are counted, and those in vain. For one thread at a time.
 */
final class SpfLookups implements DNSService {

    private static final int MOST_QUESTIONS = 60;
    private static final int USUAL_RECORD_LIMIT = 10;

    /** RFC 7208 section 4.6.4 recommends two for the terms alone. */
    private static final int MOST_IN_VAIN = 4;

    /** In all, for all questions of a check. */
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final DomainNames names;
    private long deadline;
    private int recordLimit;
    private int questions;
    private int inVain;

    SpfLookups(DomainNames names) {
        this.names = names;
        begin();
    }

    /** The next check begins. */
    void begin() {
        deadline = System.nanoTime() + PATIENCE.toNanos();
        recordLimit = USUAL_RECORD_LIMIT;
        questions = 0;
        inVain = 0;
    }

    @Override
    public List<String> getRecords(DNSRequest request) throws TimeoutException {
        if (request.getRecordType() == DNSRequest.SPF) {
            // nobody publishes records of this type any more (RFC 7208 section 3.1)
            return null;
        }
        if (++questions > MOST_QUESTIONS || inVain > MOST_IN_VAIN || System.nanoTime() > deadline) {
            throw new TimeoutException("too many lookups, or too slow");
        }
        try {
            List<Record> found = names.records(request.getHostname(), typeOf(request));
            if (found.isEmpty()) {
                inVain++;
                return null;
            }
            return DNSServiceXBillImpl.convertRecordsToList(found.toArray(Record[]::new));
        } catch (NoAnswerException e) {
            throw new TimeoutException(e.getMessage());
        }
    }

    private static int typeOf(DNSRequest request) {
        return switch (request.getRecordType()) {
            case DNSRequest.A -> Type.A;
            case DNSRequest.AAAA -> Type.AAAA;
            case DNSRequest.MX -> Type.MX;
            case DNSRequest.PTR -> Type.PTR;
            case DNSRequest.TXT -> Type.TXT;
            default -> throw new IllegalArgumentException("jSPF asks for an unknown type: " + request);
        };
    }

    @Override
    public CompletionStage<List<String>> getRecordsAsync(DNSRequest request) {
        try {
            return CompletableFuture.completedFuture(getRecords(request));
        } catch (TimeoutException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    @Override
    public List<String> getLocalDomainNames() {
        return List.of();
    }

    /** Without effect: the time-out of {@link DomainNames} holds. */
    @Override
    public void setTimeOut(int timeOut) {
        // see above
    }

    @Override
    public int getRecordLimit() {
        return recordLimit;
    }

    @Override
    public void setRecordLimit(int limit) {
        recordLimit = limit;
    }
}
