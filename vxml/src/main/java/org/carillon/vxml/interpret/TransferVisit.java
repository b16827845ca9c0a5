package org.carillon.vxml.interpret;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carillon.vxml.document.FetchAttributes;
import org.carillon.vxml.document.Transfer;
import org.carillon.vxml.platform.PlatformEvent;
import org.carillon.vxml.platform.PromptPart;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;

/** {@code <transfer>}: bridge, blind and consultation (VoiceXML 2.0 section 2.3.7, 2.1 section 7). */
final class TransferVisit implements Visit {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(60);

    @Override
    public Next visit(FormInterpretation form, ItemState item) throws VoiceXmlEvent {
        Transfer transfer = (Transfer) item.item();
        form.queuePrompts(item);
        TransferRequest request = request(transfer, form.execution(item));
        Conversation conversation = form.context().conversation();
        conversation.caller().mustBeThere();
        conversation.prompts().playToEnd();
        List<ActiveGrammar> active =
                transfer.type() == Transfer.Type.BRIDGE ? new ActiveGrammars(form, item).all() : List.of();
        TransferInput input = new TransferInput(form, item, active);
        PlatformEvent.TransferEnded ended = input.during(request);
        return filled(ended, input.recognition(), transfer, form, item);
    }

    private static Next filled(
            PlatformEvent.TransferEnded ended,
            Optional<Recognition> input,
            Transfer transfer,
            FormInterpretation form,
            ItemState item)
            throws VoiceXmlEvent {
        if (ended.outcome() == TransferOutcome.TRANSFERRED) {
            form.context().conversation().transferredAway();
            throw new VoiceXmlEvent("connection.disconnect.transfer", "the caller was handed over");
        }
        String value = TransferResults.value(ended.outcome())
                .orElseThrow(() -> TransferResults.error(ended.outcome(), transfer));
        Map<String, Object> shadow = new LinkedHashMap<>();
        shadow.put("duration", ended.seconds());
        if (input.isPresent()) {
            shadow.put("inputmode", input.get().mode());
            shadow.put("utterance", input.get().best().utterance());
            new LastResult(form.context(), input.get()).assign();
        }
        item.set(value);
        item.setShadow(form.context().conversation().script().fromJava(shadow));
        form.markFilled(item);
        form.context().conversation().listener().filled(item.item().name(), value);
        return form.executeFilled();
    }

    private static TransferRequest request(Transfer transfer, Execution execution) throws VoiceXmlEvent {
        String destination =
                execution.textOf(transfer.dest(), transfer.destexpr()).strip();
        checkDestination(destination);
        return new TransferRequest(
                TransferRequest.Type.valueOf(transfer.type().name()),
                destination,
                transfer.connecttimeout() == null ? CONNECT_TIMEOUT : transfer.connecttimeout(),
                transfer.maxtime(),
                audio(transfer, execution),
                execution.textOf(transfer.aai(), transfer.aaiexpr()));
    }

    private static void checkDestination(String destination) throws VoiceXmlEvent {
        if (!destination.matches("[a-zA-Z][a-zA-Z0-9+.-]*:\\S+")) {
            throw new VoiceXmlEvent("error.connection.baddestination", "not a destination: " + destination);
        }
        String scheme = destination.substring(0, destination.indexOf(':')).toLowerCase(Locale.ROOT);
        if (!List.of("tel", "sip", "sips").contains(scheme)) {
            throw new VoiceXmlEvent("error.unsupported.uri", "calls can't be transferred to " + scheme + ": addresses");
        }
    }

    private static PromptPart.Audio audio(Transfer transfer, Execution execution) {
        if (transfer.transferaudio() == null) {
            return null;
        }
        URI base = execution.context().base();
        return new AudioFetch(execution.conversation().fetcher(), execution.properties(), base)
                .fetch(transfer.transferaudio(), FetchAttributes.UNSET)
                .orElse(null);
    }
}
