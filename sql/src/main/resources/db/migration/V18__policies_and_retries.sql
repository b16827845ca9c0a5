-- Further numbers of the same person, the language, and what follows calls that did not come about.
alter table telephony_session add column alternatives varchar(700);
alter table telephony_session add column number_index integer default 0 not null;
alter table telephony_session add column language varchar(35);
alter table telephony_session add column retry_plan varchar(2000);

-- the number that was called
alter table call_attempt add column address varchar(128);
update call_attempt set address = (select s.address from telephony_session s where s.id = call_attempt.session_id);
alter table call_attempt alter column address set not null;
create index call_attempt_address on call_attempt (address, claimed_at);

-- what the decision went by, as JSON
alter table policy_decision add column inputs varchar(4000);
