package org.carillon.telephony.sip.locate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;
import org.xbill.DNS.SRVRecord;

/** In which order the targets of SRV records are tried: by priority, and by chance according to weight within it (RFC 2782). */
final class ServiceOrder {

    private ServiceOrder() {}

    static List<SRVRecord> of(List<SRVRecord> records, RandomGenerator random) {
        List<SRVRecord> ordered = new ArrayList<>();
        // those without weight first, so that they too have a small chance
        List<SRVRecord> left = new ArrayList<>(records.stream()
                .sorted(Comparator.comparingInt(SRVRecord::getPriority).thenComparingInt(SRVRecord::getWeight))
                .toList());
        while (!left.isEmpty()) {
            int priority = left.get(0).getPriority();
            List<SRVRecord> same =
                    left.stream().filter(each -> each.getPriority() == priority).toList();
            SRVRecord next = drawn(same, random);
            left.remove(next);
            ordered.add(next);
        }
        return ordered;
    }

    private static SRVRecord drawn(List<SRVRecord> same, RandomGenerator random) {
        int sum = same.stream().mapToInt(SRVRecord::getWeight).sum();
        int draw = random.nextInt(sum + 1);
        int running = 0;
        for (SRVRecord each : same) {
            running += each.getWeight();
            if (running >= draw) {
                return each;
            }
        }
        return same.get(same.size() - 1);
    }
}
