package org.carillon.gateway.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowedTextTest {

    @Test
    void aLineThatEndsWithASpaceGoesOn() {
        assertThat(FlowedText.join("The door \nis open.\nCome.", false)).isEqualTo("The door is open.\nCome.");
        assertThat(FlowedText.join("Donau \ndampf \nschiff", true)).isEqualTo("Donaudampfschiff");
    }

    @Test
    void stuffedLinesLoseTheirSpaceAndSignaturesStandAlone() {
        assertThat(FlowedText.join(" From here\n >no quote \n-- \nAnna \nBerta", false))
                .isEqualTo("From here\n>no quote \n-- \nAnna Berta");
    }

    @Test
    void quotesOfAnotherDepthAreAnotherParagraph() {
        assertThat(FlowedText.join("> they \n> said \n>> deep\nI say", false)).isEqualTo(">they said \n>>deep\nI say");
    }
}
