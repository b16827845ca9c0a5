package org.carillon.dialogue;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.telephony.CallEnd;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/**
 * Connects the caller with a third party on another channel while the application listens on (VoiceXML 2.0 section 2.3.7.2). Ends by
 * either side, by the application, or when its time is up; the third party's leg always ends with it.
 */
final class BridgeTransfer implements CallTransfer.WithLeg {

    private final Bridge bridge;
    private final LegLog log;
    private final Duration longest;
    private final LongSupplier nanoClock;
    private long dueAt = NEVER;
    private boolean over;

    BridgeTransfer(Bridge bridge, LegLog log, Duration longest, LongSupplier nanoClock) {
        this.bridge = bridge;
        this.log = log;
        this.longest = longest;
        this.nanoClock = nanoClock;
    }

    @Override
    public PlatformEvent legAnswered() {
        if (over) {
            return null;
        }
        bridge.open();
        dueAt = nanoClock.getAsLong() + longest.toNanos();
        log.answered(bridge.serverName());
        return new PlatformEvent.TransferAnswered();
    }

    @Override
    public PlatformEvent legEnded(CallEnd end) {
        return finish(LegOutcome.of(end), end.reason());
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public PlatformEvent due() {
        return finish(TransferOutcome.MAXTIME_DISCONNECT, null);
    }

    @Override
    public PlatformEvent end() {
        return finish(TransferOutcome.NEAR_END_DISCONNECT, null);
    }

    @Override
    public void abandon() {
        finish(TransferOutcome.NEAR_END_DISCONNECT, "the caller is gone");
    }

    private PlatformEvent finish(TransferOutcome outcome, String reason) {
        if (over) {
            return null;
        }
        over = true;
        dueAt = NEVER;
        bridge.close();
        return log.ended(bridge.serverName(), outcome, reason);
    }

    @Override
    public Bridge bridge() {
        return bridge;
    }
}
