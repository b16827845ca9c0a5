package org.carillon.dialogue;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.Disposition;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/**
 * Calls the third party, and hands the caller over once it has answered (VoiceXML 2.1 section 7). Where the telephony server can't do
 * that, the two are connected all the same, through us: the application is told that the caller was handed over, and does not notice;
 * our two legs end when either side hangs up or the time is up.
 */
final class ConsultationTransfer implements CallTransfer.WithLeg {

    /** So long the telephony server has to bring the two together: SIP's timer F is 32 s. */
    private static final Duration HAND_OVER = Duration.ofSeconds(35);

    private final Bridge bridge;
    private final TransferLog log;
    private final Duration longest;
    private final LongSupplier nanoClock;
    private long dueAt = NEVER;
    private boolean handingOver;
    private boolean kept;
    private boolean over;

    ConsultationTransfer(Bridge bridge, TransferLog log, Duration longest, LongSupplier nanoClock) {
        this.bridge = bridge;
        this.log = log;
        this.longest = longest;
        this.nanoClock = nanoClock;
    }

    @Override
    public PlatformEvent legAnswered() {
        if (!over) {
            bridge.silence();
            log.answered(bridge.serverName());
            handingOver = true;
            dueAt = nanoClock.getAsLong() + HAND_OVER.toNanos();
            bridge.handOver();
        }
        return null;
    }

    @Override
    public PlatformEvent legEnded(CallEnd end) {
        // the third party's leg may be left a moment before the caller's
        return end.disposition() == Disposition.TRANSFERRED ? null : finish(LegOutcome.of(end), end.reason());
    }

    @Override
    public PlatformEvent handedOver() {
        return finish(TransferOutcome.TRANSFERRED, null);
    }

    @Override
    public PlatformEvent handOverFailed(int cause, String reason) {
        if (over || !handingOver || kept) {
            return null;
        }
        kept = true;
        dueAt = nanoClock.getAsLong() + longest.toNanos();
        bridge.open();
        log.kept(reason);
        return new PlatformEvent.TransferEnded(TransferOutcome.TRANSFERRED, 0);
    }

    @Override
    public boolean isKept() {
        return kept && !over;
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public PlatformEvent due() {
        return kept
                ? finish(TransferOutcome.MAXTIME_DISCONNECT, null)
                : handOverFailed(0, "the telephony server never told how it went");
    }

    @Override
    public PlatformEvent end() {
        return null;
    }

    @Override
    public void abandon() {
        finish(TransferOutcome.NEAR_END_DISCONNECT, "the caller is gone");
    }

    @Override
    public Bridge bridge() {
        return bridge;
    }

    private PlatformEvent finish(TransferOutcome outcome, String reason) {
        if (over) {
            return null;
        }
        over = true;
        dueAt = NEVER;
        bridge.close();
        PlatformEvent ended = log.ended(bridge.serverName(), outcome, reason);
        // the interpreter has been told already that the caller is away
        return kept ? null : ended;
    }
}
