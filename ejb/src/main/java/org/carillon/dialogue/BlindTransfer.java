package org.carillon.dialogue;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.carillon.telephony.Call;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;

/** Hands the caller over to a third party and leaves (VoiceXML 2.0 section 2.3.7.1); if that fails, the dialogue goes on. */
final class BlindTransfer implements CallTransfer {

    /** The telephony server tells in time; if it does not, the dialogue goes on all the same. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Call caller;
    private final TransferLog log;
    private long dueAt;
    private boolean over;

    BlindTransfer(Call caller, TransferLog log, Duration patience, LongSupplier nanoClock) {
        this.caller = caller;
        this.log = log;
        this.dueAt = nanoClock.getAsLong() + patience.plus(GRACE).toNanos();
    }

    @Override
    public long dueAt() {
        return dueAt;
    }

    @Override
    public PlatformEvent due() {
        return finish(TransferOutcome.UNKNOWN, "the telephony server never told how it went");
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
    public PlatformEvent handedOver() {
        return finish(TransferOutcome.TRANSFERRED, null);
    }

    @Override
    public PlatformEvent handOverFailed(int cause, String reason) {
        return finish(LegOutcome.ofStatus(cause), reason);
    }

    private PlatformEvent finish(TransferOutcome outcome, String reason) {
        if (over) {
            return null;
        }
        over = true;
        dueAt = NEVER;
        return log.ended(caller.serverName(), outcome, reason);
    }
}
