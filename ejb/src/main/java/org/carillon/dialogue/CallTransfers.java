package org.carillon.dialogue;

import jakarta.ejb.EJBException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;
import org.carillon.session.EventType;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallEnd;
import org.carillon.telephony.CallRequest;
import org.carillon.telephony.Disposition;
import org.carillon.telephony.TelephonyConnection;
import org.carillon.telephony.TelephonyException;
import org.carillon.transfer.Permission;
import org.carillon.transfer.Transfers;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;

/** The transfers of one call, one at a time. Used by the dialogue's thread alone. */
final class CallTransfers {

    /** The network may end the leg by itself so much after we should have. */
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final String sessionId;
    private final Channels channels;
    private final Transfers transfers;
    private final PromptAudio prompts;
    private final CallEvents events;
    private final BiConsumer<EventType, String> timeline;
    private final Clock clock;
    private final LongSupplier nanoClock;
    private final Settlement settlement = new Settlement();
    /** Set by the dialogue's thread, read by the connector's, too. */
    private volatile CallTransfer current;

    CallTransfers(
            String sessionId,
            Channels channels,
            Transfers transfers,
            PromptAudio prompts,
            CallEvents events,
            BiConsumer<EventType, String> timeline,
            Clock clock,
            LongSupplier nanoClock) {
        this.sessionId = sessionId;
        this.channels = channels;
        this.transfers = transfers;
        this.prompts = prompts;
        this.events = events;
        this.timeline = timeline;
        this.clock = clock;
        this.nanoClock = nanoClock;
    }

    /** Begins a transfer, or tells why not. */
    void begin(Call caller, TransferRequest request) {
        Permission permission = permission(request);
        if (permission instanceof Permission.Refused refused) {
            refuse(request, refused.outcome(), refused.reason());
        } else {
            begin(caller, request, (Permission.Granted) permission);
        }
    }

    private Permission permission(TransferRequest request) {
        try {
            return transfers.permit(sessionId, request);
        } catch (EJBException e) {
            return new Permission.Refused(TransferOutcome.NO_RESOURCE, "it could not be decided: " + e.getMessage());
        }
    }

    private void refuse(TransferRequest request, TransferOutcome outcome, String reason) {
        timeline.accept(EventType.TRANSFER_REFUSED, word(request) + " to " + request.destination() + ", " + reason);
        events.tell(new PlatformEvent.TransferEnded(outcome, 0));
    }

    private void begin(Call caller, TransferRequest request, Permission.Granted granted) {
        TransferLog log = new TransferLog(granted.transferId(), transfers, timeline, settlement, clock);
        if (request.type() == TransferRequest.Type.BLIND) {
            log.started("blind to " + granted.address());
            current = new BlindTransfer(caller, log, request.connectTimeout(), nanoClock);
            caller.transferTo(granted.address().text(), request.connectTimeout());
            return;
        }
        Optional<TelephonyConnection> channel =
                request.type() == TransferRequest.Type.BRIDGE ? channels.take() : channels.takeOf(caller.serverName());
        if (channel.isPresent()) {
            call(caller, request, granted, log, new ThirdPartyLeg(channel.get(), events));
        } else {
            events.tell(log.ended(null, TransferOutcome.NO_RESOURCE, "no telephony server has a free channel"));
        }
    }

    private void call(
            Call caller, TransferRequest request, Permission.Granted granted, TransferLog log, ThirdPartyLeg leg) {
        log.started(word(request) + " to " + granted.address() + " over " + leg.serverName() + ", at most "
                + granted.longest().toSeconds() + " s");
        CallTransfer.WithLeg transfer = request.type() == TransferRequest.Type.BRIDGE
                ? new BridgeTransfer(new Bridge(caller, leg), log, granted.longest(), nanoClock)
                : new ConsultationTransfer(new Bridge(caller, leg), log, granted.longest(), nanoClock);
        CallRequest thirdParty = new CallRequest(
                granted.transferId(),
                granted.address().text(),
                granted.callerId(),
                request.connectTimeout(),
                granted.longest().plus(GRACE));
        if (place(leg, transfer, thirdParty, log)) {
            soundWhileItRings(caller, request);
        }
    }

    /** Connects the caller with whoever answers there. No policy is asked: the operator has set it up. */
    void join(Call caller, TelephonyConnection channel, CallRequest request) {
        ThirdPartyLeg leg = new ThirdPartyLeg(channel, events);
        LegLog log = new BrowserLog(timeline);
        place(leg, new BridgeTransfer(new Bridge(caller, leg), log, request.maxDuration(), nanoClock), request, log);
    }

    private boolean place(ThirdPartyLeg leg, CallTransfer.WithLeg transfer, CallRequest request, LegLog log) {
        boolean placed = false;
        try {
            leg.call(transfer, request);
            current = transfer;
            placed = true;
        } catch (TelephonyException e) {
            events.tell(log.ended(leg.serverName(), TransferOutcome.NETWORK_BUSY, e.getMessage()));
        } finally {
            if (!placed) {
                leg.close();
            }
        }
        return placed;
    }

    private void soundWhileItRings(Call caller, TransferRequest request) {
        if (request.transferAudio() == null) {
            Ringback.play(caller.audio(), request.connectTimeout());
        } else {
            caller.audio().play(prompts.of(request.transferAudio()).samples());
        }
    }

    private static String word(TransferRequest request) {
        return request.type().name().toLowerCase(Locale.ROOT);
    }

    /** The application wants the caller back. */
    void end() {
        if (current != null) {
            PlatformEvent ended = current.end();
            if (ended != null) {
                events.tell(ended);
            }
        }
    }

    /** Whether the caller is talking with a third party. From any thread. */
    boolean isConnected() {
        return current instanceof CallTransfer.WithLeg transfer
                && transfer.bridge().isOpen();
    }

    /** The caller has pressed a key: the third party gets it, too. */
    void keyPressed(char key) {
        if (current instanceof CallTransfer.WithLeg transfer) {
            transfer.bridge().callerPressed(key);
        }
    }

    /** When {@link #due()} must be called: a nano time. */
    long dueAt() {
        return current == null ? CallTransfer.NEVER : current.dueAt();
    }

    /** Its time is up. Returns what the interpreter is told, or null. */
    PlatformEvent due() {
        return current.due();
    }

    /** The caller's call is over. Returns what the interpreter is told, or null. */
    PlatformEvent callerEnded(CallEnd end) {
        if (current != null && end.disposition() == Disposition.TRANSFERRED) {
            PlatformEvent told = current.handedOver();
            return told == null ? new PlatformEvent.Disconnected(end.reason()) : told;
        }
        abandon();
        return new PlatformEvent.Disconnected(end.reason());
    }

    /** Handing the caller over came to nothing. Returns what the interpreter is told, or null. */
    PlatformEvent handOverFailed(int cause, String reason) {
        return current == null ? null : current.handOverFailed(cause, reason);
    }

    /** Whether the caller talks with a third party through us although the dialogue is over. */
    boolean isKept() {
        return current != null && current.isKept();
    }

    /** Ends what goes on: the caller or the dialogue is gone. */
    void abandon() {
        if (current != null) {
            current.abandon();
        }
    }

    /** Writes down what could not be written so far. */
    void settle(Duration longest) {
        settlement.settle(longest);
    }
}
