package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.carillon.telephony.rtp.KeySender.Step.EVENT;
import static org.carillon.telephony.rtp.KeySender.Step.PAUSE;
import static org.carillon.telephony.rtp.KeySender.Step.VOICE;

import org.junit.jupiter.api.Test;

class KeySenderTest {

    private final KeySender sender = new KeySender();

    @Test
    void withoutAKeyThereIsVoice() {
        assertThat(sender.step(0)).isEqualTo(VOICE);
    }

    @Test
    void aKeyLasts100MillisecondsAndItsEndIsToldThreeTimes() {
        sender.add('8');
        for (int tick = 0; tick < 7; tick++) {
            assertThat(sender.step(5_000 + tick * 160)).isEqualTo(EVENT);
            assertThat(sender.start()).isEqualTo(5_000);
            assertThat(sender.isFirst()).isEqualTo(tick == 0);
            assertThat(TelephoneEvent.key(sender.payload())).isEqualTo('8');
            assertThat(TelephoneEvent.duration(sender.payload())).isEqualTo(Math.min(tick + 1, 5) * 160);
            assertThat(TelephoneEvent.isEnd(sender.payload())).isEqualTo(tick >= 4);
        }
        assertThat(sender.step(0)).isEqualTo(PAUSE);
        assertThat(sender.step(0)).isEqualTo(PAUSE);
        assertThat(sender.step(0)).isEqualTo(PAUSE);
        assertThat(sender.step(0)).isEqualTo(VOICE);
    }

    @Test
    void whatIsSentIsReceivedInOrder() {
        String keys = "1123#*A0";
        keys.chars().forEach(key -> sender.add((char) key));
        KeyReceiver receiver = new KeyReceiver();
        StringBuilder heard = new StringBuilder();
        for (int timestamp = -800; sender.step(timestamp) != VOICE; timestamp += 160) {
            char key = receiver.receive(sender.start(), sender.payload());
            if (key != KeyReceiver.NONE) {
                heard.append(key);
            }
        }
        assertThat(heard).hasToString(keys);
    }

    @Test
    void whatIsNoKeyIsRefused() {
        assertThatThrownBy(() -> sender.add('x')).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void keysDoNotPileUpWithoutBound() {
        for (int i = 0; i < KeySender.MAX_QUEUED; i++) {
            sender.add('1');
        }
        assertThatThrownBy(() -> sender.add('1')).isInstanceOf(IllegalStateException.class);
    }
}
