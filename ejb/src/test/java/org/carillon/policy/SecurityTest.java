package org.carillon.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecurityTest {

    private static final PolicyOwner SHOP = PolicyOwner.requester("shop");

    @Test
    void oneCombinationHasToBeProvenWhole() {
        SecurityDemands demands = demands(List.of("password", "dmarc+digest"), List.of("tls+password", "dmarc"));
        assertThat(demands.areMetBy(Set.of())).isFalse();
        assertThat(demands.areMetBy(EnumSet.of(Proof.DMARC))).isFalse();
        assertThat(demands.areMetBy(EnumSet.of(Proof.DMARC, Proof.DIGEST))).isTrue();
        assertThat(demands.areMetBy(EnumSet.of(Proof.PASSWORD, Proof.TLS))).isTrue();
    }

    @Test
    void theStrictestWins() {
        assertThat(demands(List.of("password"), List.of("dkim")).areMetBy(EnumSet.of(Proof.DKIM)))
                .as("the operator wants a login")
                .isFalse();
        assertThat(demands(List.of("password", "dkim"), List.of("dkim+digest")).areMetBy(EnumSet.of(Proof.PASSWORD)))
                .as("the requester wants more than the operator")
                .isFalse();
    }

    @Test
    void aDenialSaysWhatIsNeeded() {
        List<Decision> decisions =
                demands(List.of("password", "dmarc+digest"), List.of("dkim")).decide(EnumSet.of(Proof.DKIM));
        assertThat(decisions)
                .extracting(Decision::owner, Decision::result, Decision::reason)
                .containsExactlyInAnyOrder(
                        tuple(PolicyOwner.OPERATOR, Decision.Result.DENY, "a mail needs password or dmarc+digest"),
                        tuple(SHOP, Decision.Result.PERMIT, "dkim is proven"));
    }

    @Test
    void onlyWhatSomebodyNamesIsLookedFor() {
        assertThat(demands(List.of("password"), List.of("dkim+digest")).named())
                .containsExactlyInAnyOrder(Proof.PASSWORD, Proof.DKIM, Proof.DIGEST);
    }

    @Test
    void sensibleSettingsAreAccepted() {
        assertThatCode(() -> Security.check(
                        new Security.Settings(List.of("password+tls", "smime-signed+smime-encrypted", "spf"))))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "passwort|'passwort' is no proof; there are password, tls",
                "password+|'' is no proof",
                "tls+smime-encrypted|does not tell who sent it",
            })
    void aCombinationThatMakesNoSenseIsRefused(String combination, String reason) {
        assertThatThrownBy(() -> Security.check(new Security.Settings(List.of(combination))))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void settingsWithoutACombinationAreRefused() {
        for (Security.Settings nothing : Arrays.asList(
                null,
                new Security.Settings(null),
                new Security.Settings(List.of()),
                new Security.Settings(Arrays.asList((String) null)))) {
            assertThatThrownBy(() -> Security.check(nothing)).hasMessageContaining("mail is missing");
        }
    }

    @Test
    void aCustomerHasNoSayInIt() {
        assertThatThrownBy(
                        () -> new Security().validate(PolicyOwner.customer("+15550100"), "{\"mail\": [\"password\"]}"))
                .isInstanceOf(InvalidSettingsException.class);
    }

    private static SecurityDemands demands(List<String> operator, List<String> requester) {
        return new SecurityDemands(
                Map.of(PolicyOwner.OPERATOR, new Security.Settings(operator), SHOP, new Security.Settings(requester)));
    }
}
