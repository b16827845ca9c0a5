package org.carillon.dispatch.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import org.carillon.dispatch.load.InvalidLoadManagementException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoadManagementReaderTest {

    private static final String ALL =
            """
            {"scheme": "least-loaded",
             "ceilings": {"overallPercent": 90, "perServerPercent": 80, "servers": {"north": 50}},
             "smoothing": {"overall": {"callsPerSecond": 50.5, "burst": 10},
                           "perServer": {"callsPerSecond": 20, "burst": 20},
                           "rampUp": {"fromCallsPerSecond": 0.5, "seconds": 60}},
             "requesters": {"*": {"simultaneous": 100}, "shop": {"callsPerSecond": 2, "burst": 2}},
             "destinations": {"+49": {"simultaneous": 5, "callsPerSecond": 1, "burst": 3}, "sip:a_b": {"simultaneous": 0}},
             "coolDown": {"failures": 5, "windowSeconds": 60, "pauseSeconds": 30}}
            """;

    private static JsonObject json(String text) {
        return Json.createReader(new StringReader(text.replace('\'', '"'))).readObject();
    }

    private static List<Fault> faults(String text) {
        return catchThrowableOfType(InvalidLoadManagementException.class, () -> LoadManagementReader.read(json(text)))
                .faults();
    }

    @Test
    void nothingSetIsStandard() throws Exception {
        assertThat(LoadManagementReader.read(json("{}"))).isEqualTo(LoadManagement.STANDARD);
        assertThat(LoadManagementReader.read(json("{'coolDown': null}"))).isEqualTo(LoadManagement.STANDARD);
    }

    @Test
    void whatIsWrittenIsReadAgain() throws Exception {
        LoadManagement all = LoadManagementReader.read(json(ALL));
        assertThat(LoadManagementReader.read(LoadManagementWriter.write(all))).isEqualTo(all);
        assertThat(all.ceilings().of("north", 31)).isEqualTo(15);
        assertThat(all.coolDown().orElseThrow().pause()).isEqualTo(Duration.ofSeconds(30));
        assertThat(LoadManagementReader.read(LoadManagementWriter.write(LoadManagement.STANDARD)))
                .isEqualTo(LoadManagement.STANDARD);
    }

    @Test
    void oneSecondsCallsMayComeAtOnceWhereNoBurstIsGiven() throws Exception {
        LoadManagement read = LoadManagementReader.read(json("{'smoothing': {'overall': {'callsPerSecond': 2.5}}}"));
        assertThat(read.smoothing().overall()).contains(new Rate(2.5, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'scheme': 'magic'}|/scheme",
                "{'scheme': 5}|/scheme",
                "{'magic': 5}|/magic",
                "{'ceilings': {'overallPercent': 101}}|/ceilings/overallPercent",
                "{'ceilings': {'perServerPercent': 50.5}}|/ceilings/perServerPercent",
                "{'ceilings': {'servers': {'a/b': 50}}}|/ceilings/servers/a~1b",
                "{'ceilings': {'servers': {'north': 'half'}}}|/ceilings/servers/north",
                "{'ceilings': []}|/ceilings",
                "{'smoothing': {'overall': {'burst': 5}}}|/smoothing/overall/callsPerSecond",
                "{'smoothing': {'overall': {'callsPerSecond': 0}}}|/smoothing/overall/callsPerSecond",
                "{'smoothing': {'overall': {'callsPerSecond': 1e999}}}|/smoothing/overall/callsPerSecond",
                "{'smoothing': {'rampUp': {'fromCallsPerSecond': 1, 'seconds': 5}}}|/smoothing/rampUp",
                "{'requesters': {'*': {'simultaneous': 0}}}|/requesters/*/simultaneous",
                "{'requesters': {'a b': {'simultaneous': 1}}}|/requesters/a b",
                "{'requesters': {'shop': {'burst': 1}}}|/requesters/shop/burst",
                "{'requesters': {'shop': {'more': 1}}}|/requesters/shop/more",
                "{'destinations': {'49': {'simultaneous': 1}}}|/destinations/49",
                "{'destinations': {'+49': {'simultaneous': -1}}}|/destinations/+49/simultaneous",
                "{'coolDown': {'failures': 5, 'windowSeconds': 60}}|/coolDown/pauseSeconds",
            })
    void whatMakesNoSenseIsRefusedAndNamed(String text, String pointer) {
        assertThat(faults(text)).extracting(Fault::pointer).containsExactly(pointer);
    }

    @Test
    void everythingThatIsWrongIsTold() {
        assertThat(faults("{'scheme': 'magic', 'ceilings': {'overallPercent': -1}, 'x': 1}"))
                .extracting(Fault::pointer)
                .containsExactlyInAnyOrder("/scheme", "/ceilings/overallPercent", "/x");
    }
}
