package org.carillon.speech;

import com.sun.speech.freetts.Item;
import com.sun.speech.freetts.Relation;
import com.sun.speech.freetts.Utterance;
import com.sun.speech.freetts.relp.LPCResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What FreeTTS made of a sentence, without the pauses it puts around every one. */
final class SpokenSentence {

    /** What is left of those pauses: enough for a soft onset and to fade out. */
    private static final int EDGE = FreeTtsVoice.SAMPLE_RATE_HZ / 50;

    private final List<Item> tokens = new ArrayList<>();
    private final short[] samples;
    private final int from;
    private final int to;

    /** @param utterance after all processors */
    SpokenSentence(Utterance utterance) {
        samples = samples((LPCResult) utterance.getObject("target_lpcres"));
        Relation segments = utterance.getRelation(Relation.SEGMENT);
        from = Math.min(samples.length, Math.max(0, endOf(segments.getHead()) - EDGE));
        to = Math.max(from, Math.min(samples.length, beginOf(segments.getTail()) + 2 * EDGE));
        for (Item token = utterance.getRelation(Relation.TOKEN).getHead(); token != null; token = token.getNext()) {
            tokens.add(token);
        }
    }

    short[] samples() {
        return Arrays.copyOfRange(samples, from, to);
    }

    /** When a token begins to be heard, in milliseconds; 0 for one that is not heard at all. */
    long beginMillis(int token) {
        Item word = tokens.get(token).getDaughter();
        Item structure = word == null ? null : word.getItemAs(Relation.SYLLABLE_STRUCTURE);
        Item syllable = structure == null ? null : structure.getDaughter();
        Item phone = syllable == null ? null : syllable.getDaughter();
        int begin = phone == null ? 0 : beginOf(phone.getItemAs(Relation.SEGMENT));
        return Math.max(0, Math.min(begin, to) - from) * 1000L / FreeTtsVoice.SAMPLE_RATE_HZ;
    }

    /** The sample at which a segment begins: where the one before it ends. */
    private static int beginOf(Item segment) {
        return segment == null ? 0 : endOf(segment.getPrevious());
    }

    private static int endOf(Item segment) {
        return segment == null ? 0 : Math.round(segment.getFeatures().getFloat("end") * FreeTtsVoice.SAMPLE_RATE_HZ);
    }

    /** FreeTTS writes the more significant byte first. */
    private static short[] samples(LPCResult result) {
        byte[] bytes = result.getWaveSamples();
        short[] samples = new short[bytes.length / 2];
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (short) (bytes[2 * i] << 8 | bytes[2 * i + 1] & 0xff);
        }
        return samples;
    }
}
