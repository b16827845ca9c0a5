package org.carillon.dialogue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.BiConsumer;
import org.carillon.session.EventType;
import org.carillon.transfer.Transfers;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/** Writes down what becomes of one transfer: in the timeline, and where transfers are counted and charged. */
final class TransferLog implements LegLog {

    private final String transferId;
    private final Transfers transfers;
    private final BiConsumer<EventType, String> timeline;
    private final Settlement settlement;
    private final Clock clock;
    private Instant answeredAt;

    TransferLog(
            String transferId,
            Transfers transfers,
            BiConsumer<EventType, String> timeline,
            Settlement settlement,
            Clock clock) {
        this.transferId = transferId;
        this.transfers = transfers;
        this.timeline = timeline;
        this.settlement = settlement;
        this.clock = clock;
    }

    void started(String what) {
        timeline.accept(EventType.TRANSFER_STARTED, what);
    }

    @Override
    public void answered(String server) {
        Instant now = clock.instant();
        answeredAt = now;
        timeline.accept(EventType.TRANSFER_ANSWERED, null);
        settlement.write(() -> transfers.answered(transferId, server, now));
    }

    /** The caller could not be handed over, and stays connected with the third party through us. */
    void kept(String reason) {
        timeline.accept(EventType.TRANSFER_KEPT, reason);
    }

    @Override
    public PlatformEvent.TransferEnded ended(String server, TransferOutcome outcome, String reason) {
        Instant now = clock.instant();
        long seconds = answeredAt == null
                ? 0
                : Math.max(0, Duration.between(answeredAt, now).toSeconds());
        timeline.accept(
                EventType.TRANSFER_ENDED,
                Settlement.word(outcome) + " after " + seconds + " s" + (reason == null ? "" : ": " + reason));
        settlement.write(() -> transfers.ended(transferId, server, outcome, now));
        return new PlatformEvent.TransferEnded(outcome, seconds);
    }
}
