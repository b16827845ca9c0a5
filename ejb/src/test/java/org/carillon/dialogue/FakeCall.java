package org.carillon.dialogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.carillon.telephony.Call;
import org.carillon.telephony.CallAudio;

/** A call that only remembers what it was told. */
final class FakeCall implements Call, CallAudio {

    final List<String> told = new ArrayList<>();
    CallAudio connectedTo;
    int played;
    private final String id;

    FakeCall(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public String serverName() {
        return "north";
    }

    @Override
    public String remoteUri() {
        return "sip:+15550100@north.test";
    }

    @Override
    public String localUri() {
        return "sip:carillon@north.test";
    }

    @Override
    public CallAudio audio() {
        return this;
    }

    @Override
    public void hangUp() {
        told.add("hang up");
    }

    @Override
    public void transferTo(String callee, Duration patience) {
        told.add("transfer to " + callee + " within " + patience.toSeconds() + " s");
    }

    @Override
    public void transferTo(Call consulted) {
        told.add("transfer to call " + consulted.id());
    }

    @Override
    public long play(short[] samples) {
        return ++played;
    }

    @Override
    public void flush() {
        told.add("flush");
    }

    @Override
    public void sendKey(char key) {
        told.add("key " + key);
    }

    @Override
    public void tap(Consumer<short[]> sink) {
        // nothing is heard
    }

    @Override
    public void connect(CallAudio other) {
        connectedTo = other;
    }

    @Override
    public void disconnect() {
        connectedTo = null;
    }
}
