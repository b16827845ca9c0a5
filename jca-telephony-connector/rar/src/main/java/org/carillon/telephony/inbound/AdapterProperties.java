package org.carillon.telephony.inbound;

import jakarta.resource.spi.ConfigProperty;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.carillon.telephony.asterisk.AsteriskSettings;
import org.carillon.telephony.media.MediaSettings;
import org.carillon.telephony.sip.SipSettings;

/**
 * What can be configured of the adapter. The container sets the properties; a MicroProfile Config property (so a system property,
 * an environment variable or a domain's config property too) named {@code carillon.telephony.} and the name of the property wins.
 */
public class AdapterProperties extends WireProperties {

    @ConfigProperty(
            defaultValue =
                    "north=sip:127.0.0.1:5070;transport=udp;capacity=10, south=sip:127.0.0.1:5071;transport=tcp;capacity=10",
            description = "The telephony servers; see ServerDefinitions. May hold passwords.",
            confidential = true)
    private String servers =
            "north=sip:127.0.0.1:5070;transport=udp;capacity=10, south=sip:127.0.0.1:5071;transport=tcp;capacity=10";

    @ConfigProperty(
            defaultValue = "127.0.0.1",
            description = "Where we listen for SIP by UDP and TCP, and what we tell others to reach us by.")
    private String sipAddress = "127.0.0.1";

    @ConfigProperty(defaultValue = "5080", description = "1024-65535.")
    private String sipPort = "5080";

    @ConfigProperty(
            defaultValue = "127.0.0.1",
            description = "Where voice comes in; also told in our session descriptions.")
    private String mediaAddress = "127.0.0.1";

    @ConfigProperty(defaultValue = "20000-21999", description = "Even first, odd last; each call takes two.")
    private String mediaPorts = "20000-21999";

    @ConfigProperty(defaultValue = "20", description = "1-3600: after so long without voice a call is given up.")
    private String mediaTimeoutSeconds = "20";

    @ConfigProperty(
            defaultValue = "false",
            description = "true for peers behind NAT: voice may come from another address than was told.")
    private String foreignMediaAccepted = "false";

    @ConfigProperty(
            defaultValue = "127.0.0.1",
            description = "Where Asterisk brings the voice of calls, by WebSocket or AudioSocket.")
    private String asteriskVoiceAddress = "127.0.0.1";

    @ConfigProperty(defaultValue = "9093", description = "1024-65535.")
    private String asteriskVoicePort = "9093";

    @ConfigProperty(
            defaultValue = "",
            description = "The password in Asterisk's websocket_client.conf; empty where it tells none.",
            confidential = true)
    private String asteriskVoicePassword = "";

    @ConfigProperty(
            defaultValue = "10",
            description = "1-32: an INVITE to which nothing at all is answered is given up after so long.")
    private String reactionSeconds = "10";

    @ConfigProperty(defaultValue = "120", description = "1-3600: no call of ours rings longer.")
    private String maxRingSeconds = "120";

    @ConfigProperty(defaultValue = "7200", description = "1-86400: no call lasts longer.")
    private String maxCallSeconds = "7200";

    @ConfigProperty(
            defaultValue = "1800",
            description = "90-86400, or 0 for never: how often an answered call is refreshed (RFC 4028).")
    private String sessionExpiresSeconds = "1800";

    @ConfigProperty(
            defaultValue = "30",
            description = "1-300: an incoming call that nobody takes is rejected after so long.")
    private String incomingRingSeconds = "30";

    @ConfigProperty(defaultValue = "5", description = "1-3600: the pace of the watch over the servers.")
    private String probeSeconds = "5";

    /**
     * The values in effect.
     *
     * @param overrides finds a MicroProfile Config property by its full name
     * @throws IllegalArgumentException with the property's name and what is wrong with its value
     */
    AdapterSettings settings(Function<String, Optional<String>> overrides) {
        PropertyReader read = new PropertyReader(overrides);
        MediaSettings media = new MediaSettings(
                read.address("mediaAddress", mediaAddress),
                read.ports("mediaPorts", mediaPorts),
                read.seconds("mediaTimeoutSeconds", mediaTimeoutSeconds, 3_600),
                read.flag("foreignMediaAccepted", foreignMediaAccepted));
        SipSettings sip = new SipSettings(
                read.address("sipAddress", sipAddress),
                read.number("sipPort", sipPort, 1_024, 65_535),
                wire(read),
                media,
                read.seconds("reactionSeconds", reactionSeconds, 32),
                read.seconds("maxRingSeconds", maxRingSeconds, 3_600),
                read.seconds("maxCallSeconds", maxCallSeconds, 86_400),
                Duration.ofSeconds(read.number("sessionExpiresSeconds", sessionExpiresSeconds, 0, 86_400)),
                read.seconds("incomingRingSeconds", incomingRingSeconds, 300));
        AsteriskSettings asterisk = new AsteriskSettings(
                new InetSocketAddress(
                        read.address("asteriskVoiceAddress", asteriskVoiceAddress),
                        read.number("asteriskVoicePort", asteriskVoicePort, 1_024, 65_535)),
                read.secret("asteriskVoicePassword", asteriskVoicePassword),
                media.timeout(),
                sip.reaction(),
                sip.maxRing(),
                sip.maxDuration(),
                sip.incomingRing());
        return new AdapterSettings(
                read.servers("servers", servers), sip, asterisk, read.seconds("probeSeconds", probeSeconds, 3_600));
    }

    public String getServers() {
        return servers;
    }

    public void setServers(String servers) {
        this.servers = servers;
    }

    public String getSipAddress() {
        return sipAddress;
    }

    public void setSipAddress(String sipAddress) {
        this.sipAddress = sipAddress;
    }

    public String getSipPort() {
        return sipPort;
    }

    public void setSipPort(String sipPort) {
        this.sipPort = sipPort;
    }

    public String getMediaAddress() {
        return mediaAddress;
    }

    public void setMediaAddress(String mediaAddress) {
        this.mediaAddress = mediaAddress;
    }

    public String getMediaPorts() {
        return mediaPorts;
    }

    public void setMediaPorts(String mediaPorts) {
        this.mediaPorts = mediaPorts;
    }

    public String getMediaTimeoutSeconds() {
        return mediaTimeoutSeconds;
    }

    public void setMediaTimeoutSeconds(String mediaTimeoutSeconds) {
        this.mediaTimeoutSeconds = mediaTimeoutSeconds;
    }

    public String getForeignMediaAccepted() {
        return foreignMediaAccepted;
    }

    public void setForeignMediaAccepted(String foreignMediaAccepted) {
        this.foreignMediaAccepted = foreignMediaAccepted;
    }

    public String getAsteriskVoiceAddress() {
        return asteriskVoiceAddress;
    }

    public void setAsteriskVoiceAddress(String asteriskVoiceAddress) {
        this.asteriskVoiceAddress = asteriskVoiceAddress;
    }

    public String getAsteriskVoicePort() {
        return asteriskVoicePort;
    }

    public void setAsteriskVoicePort(String asteriskVoicePort) {
        this.asteriskVoicePort = asteriskVoicePort;
    }

    public String getAsteriskVoicePassword() {
        return asteriskVoicePassword;
    }

    public void setAsteriskVoicePassword(String asteriskVoicePassword) {
        this.asteriskVoicePassword = asteriskVoicePassword;
    }

    public String getReactionSeconds() {
        return reactionSeconds;
    }

    public void setReactionSeconds(String reactionSeconds) {
        this.reactionSeconds = reactionSeconds;
    }

    public String getMaxRingSeconds() {
        return maxRingSeconds;
    }

    public void setMaxRingSeconds(String maxRingSeconds) {
        this.maxRingSeconds = maxRingSeconds;
    }

    public String getMaxCallSeconds() {
        return maxCallSeconds;
    }

    public void setMaxCallSeconds(String maxCallSeconds) {
        this.maxCallSeconds = maxCallSeconds;
    }

    public String getSessionExpiresSeconds() {
        return sessionExpiresSeconds;
    }

    public void setSessionExpiresSeconds(String sessionExpiresSeconds) {
        this.sessionExpiresSeconds = sessionExpiresSeconds;
    }

    public String getIncomingRingSeconds() {
        return incomingRingSeconds;
    }

    public void setIncomingRingSeconds(String incomingRingSeconds) {
        this.incomingRingSeconds = incomingRingSeconds;
    }

    public String getProbeSeconds() {
        return probeSeconds;
    }

    public void setProbeSeconds(String probeSeconds) {
        this.probeSeconds = probeSeconds;
    }
}
