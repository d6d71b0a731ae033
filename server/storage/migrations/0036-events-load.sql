-- Live messages on their way, for as long as their transaction runs. They get their number when it commits: the lock that
-- makes numbers visible in their order is held for the commit alone, and nobody waits for what somebody else still does.
create unlogged table live_pending (
  id bigint generated always as identity,
  subdistrict text not null,
  owner text not null,
  message jsonb not null
);
create index live_pending_id on live_pending (id);

-- The lock of the audit log comes first (7305, chain_audit_entry), whichever was written first: always in one order.
create function tell_live_message() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(7305);
  perform pg_advisory_xact_lock(7304);
  insert into live_message (subdistrict, owner, message) values (new.subdistrict, new.owner, new.message);
  perform pg_notify('live', '');
  delete from live_pending where id = new.id;
  return null;
end
$$;
create constraint trigger live_message_told after insert on live_pending
  deferrable initially deferred for each row execute function tell_live_message();

-- What is open of a class at a place: whoever reports is told whether somebody has done so already.
create index grid_event_open_class on grid_event (subdistrict, subclass, lon)
  where state not in ('rejected', 'closed', 'evaluated', 'voided');
