package org.carillon.telephony.rtp;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KeyReceiverTest {

    private record Packet(int timestamp, int payload) {}

    private final KeyReceiver receiver = new KeyReceiver();

    /** A key as a peer sends it: updates every 20 ms, then the end three times. */
    private static List<Packet> press(char key, int timestamp) {
        List<Packet> packets = new ArrayList<>();
        for (int duration = 160; duration < 800; duration += 160) {
            packets.add(new Packet(timestamp, TelephoneEvent.payload(key, false, duration)));
        }
        for (int i = 0; i < 3; i++) {
            packets.add(new Packet(timestamp, TelephoneEvent.payload(key, true, 800)));
        }
        return packets;
    }

    private String keysOf(List<Packet> packets) {
        StringBuilder keys = new StringBuilder();
        for (Packet packet : packets) {
            char key = receiver.receive(packet.timestamp, packet.payload);
            if (key != KeyReceiver.NONE) {
                keys.append(key);
            }
        }
        return keys.toString();
    }

    @Test
    void everyKeyIsToldOnce() {
        String all = "0123456789*#ABCD";
        List<Packet> packets = new ArrayList<>();
        for (int i = 0; i < all.length(); i++) {
            packets.addAll(press(all.charAt(i), i * 1_600));
        }
        assertThat(keysOf(packets)).isEqualTo(all);
    }

    @Test
    void theSameKeyTwiceIsToldTwice() {
        List<Packet> packets = press('5', 1_000);
        packets.addAll(press('5', 2_600));
        assertThat(keysOf(packets)).isEqualTo("55");
    }

    @Test
    void theSameKeyTwiceIsToldTwiceEvenWhenTheFirstEndIsLost() {
        List<Packet> packets = press('5', 1_000).subList(0, 4);
        packets.addAll(press('5', 2_600));
        assertThat(keysOf(packets)).isEqualTo("55");
    }

    @Test
    void aKeyIsToldOnceWhicheverOfItsPacketsArrive() {
        for (int arriving = 1; arriving < 1 << 7; arriving++) {
            int timestamp = arriving * 1_600;
            List<Packet> all = press('7', timestamp);
            List<Packet> some = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                if ((arriving & 1 << i) != 0) {
                    some.add(all.get(i));
                }
            }
            assertThat(keysOf(some))
                    .as("packets %s", Integer.toBinaryString(arriving))
                    .isEqualTo("7");
        }
    }

    @Test
    void lossRepetitionAndReorderingTellEachKeyOnce() {
        Random random = new Random(11);
        for (int round = 0; round < 2_000; round++) {
            int start = random.nextInt();
            List<Packet> arriving = new ArrayList<>();
            for (int key = 0; key < 10; key++) {
                List<Packet> packets = press((char) ('0' + key), start + key * 1_600);
                packets.addAll(packets);
                Collections.shuffle(packets, random);
                arriving.addAll(packets.subList(0, 1 + random.nextInt(packets.size())));
            }
            assertThat(keysOf(arriving)).isEqualTo("0123456789");
        }
    }

    @Test
    void packetsOfNeighbouringKeysMayOvertakeEachOther() {
        List<Packet> one = press('1', 1_000);
        List<Packet> two = press('2', 2_600);
        List<Packet> arriving = new ArrayList<>(one.subList(0, 3));
        arriving.addAll(two);
        arriving.addAll(one);
        arriving.addAll(two);
        assertThat(keysOf(arriving)).isEqualTo("12");
    }

    @Test
    void aKeyHeldForLongIsOnePress() {
        List<Packet> held = new ArrayList<>();
        held.add(new Packet(100, TelephoneEvent.payload('9', false, 0xFF00)));
        held.add(new Packet(100, TelephoneEvent.payload('9', false, 0xFFFF)));
        held.add(new Packet(100 + 0xFFFF, TelephoneEvent.payload('9', false, 160)));
        held.add(new Packet(100 + 0xFFFF, TelephoneEvent.payload('9', true, 320)));
        held.addAll(press('9', 100 + 0xFFFF + 2_000));
        assertThat(keysOf(held)).isEqualTo("99");
    }

    @Test
    void eventsThatAreNoKeysAreIgnored() {
        assertThat(receiver.receive(1, 16 << 24 | 160)).isEqualTo(KeyReceiver.NONE);
        assertThat(receiver.receive(2, 255 << 24)).isEqualTo(KeyReceiver.NONE);
    }
}
