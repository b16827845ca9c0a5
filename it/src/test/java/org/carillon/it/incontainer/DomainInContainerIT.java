package org.carillon.it.incontainer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.annotation.Resource;
import jakarta.ejb.EJBException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Future;
import org.carillon.customer.CustomerAddress;
import org.carillon.customer.CustomerProfiles;
import org.carillon.customer.Customers;
import org.carillon.database.JsonText;
import org.carillon.feed.EventFeed;
import org.carillon.feed.FeedEvent;
import org.carillon.feed.FeedFilter;
import org.carillon.gateway.schedule.SchedulePlanner;
import org.carillon.gateway.schedule.ScheduleService;
import org.carillon.gateway.source.ScheduleSources;
import org.carillon.gateway.source.SourceKind;
import org.carillon.gateway.source.SourceRun;
import org.carillon.gateway.source.SourceScanner;
import org.carillon.intake.Acceptance;
import org.carillon.intake.ConflictingRequestException;
import org.carillon.intake.RequestIntake;
import org.carillon.policy.CallingHours;
import org.carillon.policy.DecisionLog;
import org.carillon.policy.InvalidSettingsException;
import org.carillon.policy.PolicyOwner;
import org.carillon.policy.PolicySettings;
import org.carillon.policy.TransferPolicy;
import org.carillon.request.InvalidRequestException;
import org.carillon.request.NewRequest;
import org.carillon.request.ReplyTo;
import org.carillon.request.RequestId;
import org.carillon.request.RequestId.Source;
import org.carillon.request.RequestedApplication;
import org.carillon.requester.Requesters;
import org.carillon.requester.Role;
import org.carillon.requester.SecretKey;
import org.carillon.session.EventType;
import org.carillon.session.SessionEvent;
import org.carillon.session.SessionFilter;
import org.carillon.session.SessionState;
import org.carillon.session.Sessions;
import org.carillon.session.TelephonySession;
import org.carillon.transfer.Permission;
import org.carillon.transfer.Transfer;
import org.carillon.transfer.Transfers;
import org.carillon.vxml.platform.TransferOutcome;
import org.carillon.vxml.platform.TransferRequest;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The domain's services in the server they live in, on the real database and the real broker. */
@Tag("in-the-container")
@ExtendWith(ArquillianExtension.class)
public class DomainInContainerIT {

    private static final String SHOP = "shop";
    private static final RequestedApplication HELLO = new RequestedApplication.ReadAloud("Hello");

    @Inject
    private RequestIntake intake;

    @Inject
    private Requesters requesters;

    @Inject
    private Customers customers;

    @Inject
    private PolicySettings policies;

    @Inject
    private DecisionLog decisionLog;

    @Inject
    private Sessions sessions;

    @Inject
    private Transfers transfers;

    @Inject
    private ScheduleService schedules;

    @Inject
    private SchedulePlanner planner;

    @Inject
    private ScheduleSources sources;

    @Inject
    private SourceScanner scanner;

    @Inject
    private CustomerProfiles profiles;

    @Inject
    private EventFeed feed;

    @Resource
    private UserTransaction transaction;

    @Resource
    private ManagedExecutorService threads;

    @Deployment
    public static EnterpriseArchive carillon() throws IOException {
        return CarillonArchive.withTests(DomainInContainerIT.class);
    }

    private static NewRequest request(String to, String key, RequestedApplication application) {
        // for tomorrow, so that nobody is called
        return new NewRequest(
                SHOP,
                new RequestId(Source.REST, key),
                to,
                application,
                Map.of(),
                Instant.now().plus(Duration.ofDays(1)),
                null,
                null,
                null,
                null,
                ReplyTo.NOBODY);
    }

    private SessionState awaitAdmission(String id) throws Exception {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        SessionState state = stateOf(id);
        while (state == SessionState.RECEIVED && Instant.now().isBefore(limit)) {
            Thread.onSpinWait();
            state = stateOf(id);
        }
        return state;
    }

    private SessionState stateOf(String id) throws Exception {
        transaction.begin();
        try {
            return sessions.find(id).map(TelephonySession::state).orElseThrow();
        } finally {
            transaction.rollback();
        }
    }

    @Test
    public void anAcceptedRequestIsAdmittedAndWaitsForItsTime() throws Exception {
        Acceptance acceptance = intake.accept(request("+15559001", null, HELLO));
        assertFalse(acceptance.replayed());
        assertEquals(SessionState.SCHEDULED, awaitAdmission(acceptance.sessionId()));
    }

    @Test
    public void theSameRequestAgainIsTheSameSession() throws Exception {
        Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
        NewRequest once = new NewRequest(
                SHOP,
                new RequestId(Source.REST, "again"),
                "+15559002",
                HELLO,
                Map.of(),
                tomorrow,
                null,
                null,
                null,
                null,
                ReplyTo.NOBODY);
        Acceptance first = intake.accept(once);
        Acceptance second = intake.accept(once);
        assertEquals(first.sessionId(), second.sessionId());
        assertTrue(second.replayed());
        assertThrows(ConflictingRequestException.class, () -> intake.accept(request("+15559003", "again", HELLO)));
    }

    @Test
    public void theSameRequestFromManyThreadsIsOneSession() throws Exception {
        NewRequest once = request("+15559004", "herd", HELLO);
        List<Future<Acceptance>> racing = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            racing.add(threads.submit(() -> intake.accept(once)));
        }
        List<String> ids = new ArrayList<>();
        for (Future<Acceptance> each : racing) {
            ids.add(each.get().sessionId());
        }
        assertEquals(1, ids.stream().distinct().count());
    }

    @Test
    public void aCustomerMetInATransactionThatFailedIsMetAgain() throws Exception {
        CustomerAddress customer = CustomerAddress.parse("+15559050");
        transaction.begin();
        customers.meet(List.of(customer));
        transaction.rollback();
        assertTrue(customers.find(customer).isEmpty());
        transaction.begin();
        customers.meet(List.of(customer));
        transaction.commit();
        assertTrue(customers.find(customer).isPresent());
    }

    @Test
    public void aRowThatTheDatabaseRefusesTakesItsTransactionAlong() throws Exception {
        CustomerAddress customer = CustomerAddress.parse("+15559051");
        transaction.begin();
        try {
            customers.meet(List.of(customer));
            EJBException refused = assertThrows(
                    EJBException.class,
                    () -> sessions.addLines(List.of(
                            new SessionEvent("no such session", Instant.now(), EventType.ACCEPTED, "a secret"))));
            assertTrue(refused.getMessage().contains("SQL state 23"), refused.getMessage());
            assertFalse(refused.getMessage().contains("a secret"), refused.getMessage());
            assertNull(refused.getCause());
        } finally {
            transaction.rollback();
        }
        assertTrue(customers.find(customer).isEmpty());
    }

    @Test
    public void theEventsOfASessionArePlacedInTheirOrder() throws Exception {
        List<Future<Acceptance>> accepted = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            accepted.add(threads.submit(() -> intake.accept(request("+15559060", null, HELLO))));
        }
        List<Long> places = new ArrayList<>();
        for (Future<Acceptance> each : accepted) {
            List<FeedEvent> events = placedEvents(each.get().sessionId(), 3);
            assertEquals(
                    List.of(EventType.ACCEPTED, EventType.PERMITTED, EventType.SCHEDULED),
                    events.stream().map(FeedEvent::type).toList());
            events.forEach(event -> places.add(event.position()));
        }
        assertEquals(places.size(), places.stream().distinct().count());
    }

    @Test
    public void anEventThatIsPlacedBeforeItIsStoredComesAfterAllThatAreStored() throws Exception {
        String session = intake.accept(request("+15559061", null, HELLO)).sessionId();
        placedEvents(session, 3);
        transaction.begin();
        sessions.addLines(List.of(new SessionEvent(session, Instant.now(), EventType.HELD_BACK, "first")));
        transaction.commit();
        // somebody else may be giving positions: then it gets none yet, and is tried again
        boolean placed = false;
        while (!placed) {
            transaction.begin();
            SessionEvent second = new SessionEvent(session, Instant.now(), EventType.HELD_BACK, "second");
            feed.placeNew(List.of(second));
            sessions.addLines(List.of(second));
            placed = second.position() != null;
            if (placed) {
                assertEquals(0, feed.place(10), "meanwhile nobody else gives positions");
                transaction.commit();
            } else {
                transaction.rollback();
            }
        }
        assertEquals(
                List.of("first", "second"),
                placedEvents(session, 5).stream().skip(3).map(FeedEvent::detail).toList());
    }

    private List<FeedEvent> placedEvents(String session, int many) {
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        List<FeedEvent> events = List.of();
        while (events.size() < many && Instant.now().isBefore(limit)) {
            events = feed.after(0, new FeedFilter(null, session), 100);
        }
        return events;
    }

    @Test
    public void requestsThatComeTogetherAreStoredTogetherOrNotAtAll() {
        List<NewRequest> together = List.of(request("+15559005", "one", HELLO), request("nobody", "two", HELLO));
        assertThrows(InvalidRequestException.class, () -> intake.acceptAll(together));
        assertTrue(sessionOfRequest("rest:one").isEmpty());
    }

    private List<TelephonySession> sessionOfRequest(String externalId) {
        return sessions.ofRequests(SHOP, List.of(externalId));
    }

    @Test
    public void anApplicationThatIsNoVoiceXmlEndsTheSessionBeforeAnybodyIsCalled() throws Exception {
        Acceptance acceptance = intake.accept(request("+15559006", null, new RequestedApplication.Attached("<html/>")));
        assertEquals(SessionState.FAILED, awaitAdmission(acceptance.sessionId()));
        transaction.begin();
        try {
            assertTrue(decisionLog.decisionsOf(acceptance.sessionId()).stream()
                    .anyMatch(decision -> decision.policy().equals("required-resources")
                            && decision.result().equals("deny")));
        } finally {
            transaction.rollback();
        }
    }

    @Test
    public void aNumberOutsideTheAllowedDestinationsIsRefused() throws Exception {
        Acceptance acceptance = intake.accept(request("+4930123456", null, HELLO));
        assertEquals(SessionState.REFUSED, awaitAdmission(acceptance.sessionId()));
    }

    @Test
    public void aCustomersHoursDeferACallInTheCustomersZone() throws Exception {
        CustomerAddress address = CustomerAddress.parse("+15559007");
        customers.livesIn(address, ZoneId.of("Asia/Tokyo"));
        // opens an hour after the time that is asked for, whatever the time of day is now
        LocalTime asked = LocalTime.now(ZoneId.of("Asia/Tokyo")).truncatedTo(ChronoUnit.MINUTES);
        policies.set(
                PolicyOwner.customer(address.text()),
                CallingHours.NAME,
                "{\"from\": \"" + asked.plusHours(1) + "\", \"to\": \"" + asked.plusHours(2) + "\"}",
                "test");
        Acceptance acceptance = intake.accept(request("+15559007", null, HELLO));
        assertEquals(SessionState.DEFERRED, awaitAdmission(acceptance.sessionId()));
    }

    @Test
    public void settingsThatMakeNoSenseAreNotStored() {
        assertThrows(
                InvalidSettingsException.class,
                () -> policies.set(
                        PolicyOwner.OPERATOR, CallingHours.NAME, "{\"from\": \"late\", \"to\": \"9\"}", "test"));
        assertThrows(
                InvalidSettingsException.class,
                () -> policies.set(PolicyOwner.OPERATOR, "no-such-policy", "{}", "test"));
        assertTrue(policies.find(PolicyOwner.OPERATOR, CallingHours.NAME).isEmpty());
    }

    @Test
    public void transfersThatAreAskedForAtOnceDoNotPassTheLimitTogether() throws Exception {
        policies.set(
                PolicyOwner.OPERATOR,
                TransferPolicy.NAME,
                "{\"limits\": {\"allowed\": true, \"simultaneous\": 3, \"maxMinutes\": 10}, \"prices\": {\"+1\": 0.5}}",
                "test");
        String session = intake.accept(request("+15559008", null, HELLO)).sessionId();
        TransferRequest bridge = new TransferRequest(
                TransferRequest.Type.BRIDGE,
                "tel:+1-555-9009",
                Duration.ofSeconds(20),
                Duration.ofSeconds(30),
                null,
                null);
        List<Future<Permission>> racing = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            racing.add(threads.submit(() -> transfers.permit(session, bridge)));
        }
        List<Permission.Granted> granted = new ArrayList<>();
        for (Future<Permission> each : racing) {
            if (each.get() instanceof Permission.Granted one) {
                granted.add(one);
            }
        }
        assertEquals(3, granted.size());
        assertEquals(Duration.ofSeconds(30), granted.get(0).longest());

        transfers.ended(granted.get(0).transferId(), "north", TransferOutcome.BUSY, Instant.now());
        assertTrue(transfers.permit(session, bridge) instanceof Permission.Granted);
        assertTrue(transfers.permit(session, bridge) instanceof Permission.Refused);

        transaction.begin();
        transfers.interrupted(session, Instant.now());
        transaction.commit();
        assertTrue(transfers.permit(session, bridge) instanceof Permission.Granted);
        assertEquals(
                List.of("busy", "interrupted", "interrupted", "interrupted"),
                transfers.of(session).stream()
                        .map(Transfer::outcome)
                        .filter(outcome -> outcome != null)
                        .sorted()
                        .toList());
    }

    @Test
    public void aCallerIdIsShownOnlyByItsOwner() throws Exception {
        requesters.create("bakery", "Bakery", "bakery@shop.test", Role.REQUESTER);
        assertTrue(requesters.owns("bakery", List.of("+15559010", "+15559011")));
        NewRequest own = new NewRequest(
                "bakery",
                new RequestId(Source.REST, "own"),
                "+15559012",
                HELLO,
                Map.of(),
                Instant.now().plus(Duration.ofDays(1)),
                null,
                null,
                null,
                null,
                ReplyTo.NOBODY);
        String id = intake.accept(own).sessionId();
        transaction.begin();
        try {
            assertEquals("+15559010", sessions.find(id).orElseThrow().callerId());
        } finally {
            transaction.rollback();
        }
    }

    @Test
    public void aRevokedKeyOpensNothing() {
        SecretKey key = requesters.create("florist", "Florist", "florist@shop.test", Role.REQUESTER);
        assertEquals("florist", requesters.byKey(key.reveal()).orElseThrow().id());
        requesters.revokeKeys("florist");
        assertTrue(requesters.byKey(key.reveal()).isEmpty());
    }

    @Test
    public void anOccurrenceBecomesOneSessionHoweverManyPlanIt() throws Exception {
        Instant begin = Instant.now().plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
        String schedule = "{\"to\": \"+15559401\", \"application\": {\"text\": \"Hello\"}, \"startsAt\": \"" + begin
                + "\", \"rrule\": \"FREQ=HOURLY;COUNT=10\", \"zone\": \"UTC\"}";
        String id = schedules
                .create(SHOP, JsonText.object(JsonText.read(schedule)), null)
                .scheduleId();
        List<Future<?>> nodes = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            nodes.add(threads.submit(() -> planner.plan(id)));
        }
        for (Future<?> node : nodes) {
            node.get();
        }
        SessionFilter itsSessions = new SessionFilter(SHOP, null, "+15559401", null, null, null);
        for (int i = 0; i < 100 && sessions.list(itsSessions, 50).size() < 10; i++) {
            planner.plan(id);
        }
        assertEquals(10, sessions.list(itsSessions, 50).size());
        assertEquals(
                10,
                sessions.list(itsSessions, 50).stream()
                        .map(TelephonySession::wantedAt)
                        .distinct()
                        .count());
    }

    @Test
    public void aScheduleSourceIsReadByOneNodeAtATimeAndEachOfItsRowsOnce() throws Exception {
        customers.livesIn(new CustomerAddress("+15559402"), ZoneId.of("UTC"));
        ZonedDateTime soon = ZonedDateTime.now(ZoneId.of("UTC")).plusHours(2);
        profiles.set(SHOP, new CustomerAddress("+15559402"), soon.getHour(), Map.of("party", soon.toLocalDate()));
        sources.set(
                "parties",
                SHOP,
                SourceKind.CUSTOMERS,
                JsonText.object(Map.of("date", "party", "request", Map.of("application", Map.of("text", "Hello")))),
                Duration.ofDays(1),
                true,
                "operator");
        for (int round = 0; round < 3; round++) {
            List<Future<Boolean>> nodes = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                nodes.add(threads.submit(() -> {
                    scanner.readOne();
                    return true;
                }));
            }
            for (Future<Boolean> node : nodes) {
                assertTrue(node.get());
            }
            sources.runSoon("parties");
        }
        List<SourceRun> runs = sources.runsOf("parties", 50);
        assertTrue(runs.size() >= 2, () -> runs.size() + " runs");
        assertEquals(1, runs.stream().mapToInt(SourceRun::accepted).sum());
        assertEquals(
                1,
                sessions.list(new SessionFilter(SHOP, null, "+15559402", null, null, null), 50)
                        .size());
        sources.remove("parties", "operator");
    }
}
