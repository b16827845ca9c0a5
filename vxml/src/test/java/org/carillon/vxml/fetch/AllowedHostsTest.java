package org.carillon.vxml.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's allow-list. */
class AllowedHostsTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "10.1.2.3",
                "192.168.1.1",
                "172.16.0.1",
                "169.254.169.254",
                "100.64.0.1",
                "0.0.0.0",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[fe80::1]",
                "[fd00::1]",
                "[ff02::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "[::]"
            })
    void aListedNameNeverReachesWhatIsNotPublic(String host) {
        AllowedHosts hosts = new AllowedHosts(List.of(host));
        assertThatThrownBy(() -> hosts.resolve(host)).isInstanceOf(FetchException.class);
    }

    @Test
    void aBlockAllowsItsAddresses() throws FetchException {
        AllowedHosts hosts = new AllowedHosts(List.of("10.1.0.0/16", "fd00::/8"));
        assertThat(hosts.resolve("10.1.2.3").getHostAddress()).isEqualTo("10.1.2.3");
        assertThat(hosts.resolve("[fd12::1]").getHostAddress()).startsWith("fd12:");
        assertThatThrownBy(() -> hosts.resolve("10.2.0.1")).hasMessageContaining("not allowed");
    }

    @Test
    void aListedAddressIsAllowedIfItIsPublic() throws FetchException {
        assertThat(new AllowedHosts(List.of("203.0.113.7"))
                        .resolve("203.0.113.7")
                        .getHostAddress())
                .isEqualTo("203.0.113.7");
    }

    @Test
    void aDomainIsNotAnySuffix() {
        AllowedHosts hosts = new AllowedHosts(List.of(".example.invalid"));
        assertThatThrownBy(() -> hosts.resolve("badexample.invalid")).hasMessageContaining("not allowed");
        // allowed, and only then looked up
        assertThatThrownBy(() -> hosts.resolve("a.example.invalid")).hasMessageContaining("there is no host");
        assertThatThrownBy(() -> hosts.resolve("EXAMPLE.invalid")).hasMessageContaining("there is no host");
    }

    @Test
    void anUnlistedNameIsNotEvenLookedUp() {
        assertThatThrownBy(() -> new AllowedHosts(List.of("a.invalid")).resolve("b.invalid"))
                .hasMessageContaining("not allowed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.0.0.0/33", "x/8", "10.0.0.0/-1", "10.0.0.0/x", "example.org/8"})
    void whatIsNoBlockIsRefusedAtStart(String cidr) {
        assertThatThrownBy(() -> new AllowedHosts(List.of(cidr))).isInstanceOf(IllegalArgumentException.class);
    }
}
