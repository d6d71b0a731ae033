-- The audit log as a chain. An entry carries its place in the order, when, what was done, a commitment
-- to the rest and a hash over all of it and the entry before. Who, what, where and why stand with their salt in a table
-- beside it: erased there for a person's sake, the chain still closes.
alter table audit_entry rename to audit_entry_before_chain;
alter table audit_entry_before_chain rename constraint audit_entry_pkey to audit_entry_before_chain_pkey;
drop index audit_entry_at;

create table audit_entry (
  seq bigint primary key,                      -- 1, 2, 3 … without gaps
  at timestamptz not null,                     -- never before the entry before it
  action text not null check (action ~ '^[a-zA-Z]+([.-][a-zA-Z]+)+$'),
  commitment bytea not null check (length(commitment) = 32),  -- sha256(salt ‖ content as text)
  chain bytea not null check (length(chain) = 32)             -- sha256(previous|seq|at|action|commitment)
);
create index audit_entry_at on audit_entry (at, seq);
create index audit_entry_action on audit_entry (action, seq);

create table audit_content (
  seq bigint primary key,
  salt bytea,                                  -- 32 random bytes; null = erased
  content jsonb,                               -- {user, target, layer?, grid?, building?, purpose?, details?}
  erasure text                                 -- id in the entry that says so
);
create index audit_content_user on audit_content ((content ->> 'user'), seq);
create index audit_content_target on audit_content ((content ->> 'target'), seq);
create index audit_content_layer on audit_content ((content ->> 'layer'), seq) where content ? 'layer';
create index audit_content_area on audit_content (left(content ->> 'grid', 9), seq) where content ? 'grid';
create index audit_content_building on audit_content ((content ->> 'building'), seq) where content ? 'building';
create index audit_content_erased on audit_content (erasure, seq) where erasure is not null;
create index audit_content_purpose on audit_content ((content ->> 'purpose'), seq) where content ? 'purpose';

-- Entries on their way, for as long as their transaction runs; nobody else ever sees one.
create unlogged table audit_pending (
  id bigint generated always as identity,
  at timestamptz,
  action text not null,
  content jsonb not null
);

-- What was moved into signed files; the chain goes on behind the last of them.
create table audit_segment (
  first_seq bigint primary key,
  segment jsonb not null                       -- the signed last line of the file
);

-- Verifications asked for on the page, newest last.
create table audit_check (
  id bigint generated always as identity primary key,
  asked_by text not null,
  asked_at timestamptz not null default now(),
  alive_at timestamptz not null default now(),
  done bigint not null default 0,
  total bigint not null default 0,
  verdict jsonb                                -- an AuditVerdict; null = it runs
);

-- Runs at commit: the lock is held for the commit alone, so a long transaction keeps nobody waiting.
create function chain_audit_entry() returns trigger language plpgsql as $$
declare
  previous record;
  number bigint;
  instant timestamptz;
  salt bytea := uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid());
  commitment bytea := sha256(salt || convert_to(new.content::text, 'UTF8'));
begin
  perform pg_advisory_xact_lock(7305);
  select entry.seq, entry.at, entry.chain into previous from audit_entry as entry order by entry.seq desc limit 1;
  number := coalesce(previous.seq, 0) + 1;
  instant := greatest(coalesce(new.at, clock_timestamp()), previous.at);
  insert into audit_entry values (number, instant, new.action, commitment, sha256(convert_to(concat_ws('|',
    coalesce(encode(previous.chain, 'hex'), repeat('0', 64)), number,
    to_char(instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), new.action, encode(commitment, 'hex')
  ), 'UTF8')));
  insert into audit_content values (number, salt, new.content, null);
  delete from audit_pending where id = new.id;
  return null;
end
$$;

create index audit_pending_id on audit_pending (id);
create constraint trigger audit_chain after insert on audit_pending
  deferrable initially deferred for each row execute function chain_audit_entry();

-- Entries are written once. Erasing a person's contents and archiving old months say so beforehand, for their transaction.
create function keep_audit() returns trigger language plpgsql as $$
declare
  upkeep text := coalesce(current_setting('onemap.audit_upkeep', true), '');
begin
  if upkeep = 'archive' and tg_op = 'DELETE' then return old; end if;
  if upkeep = 'erase' and tg_op = 'UPDATE' and tg_table_name = 'audit_content' then
    if new.seq = old.seq and new.salt is null and new.content is null and new.erasure is not null then return new; end if;
  end if;
  raise exception 'The audit log is append-only.' using errcode = 'insufficient_privilege';
end
$$;

create trigger audit_entry_kept before update or delete on audit_entry for each row execute function keep_audit();
create trigger audit_entry_whole before truncate on audit_entry for each statement execute function keep_audit();
create trigger audit_content_kept before update or delete on audit_content for each row execute function keep_audit();
create trigger audit_content_whole before truncate on audit_content for each statement execute function keep_audit();

-- What was written before there was a chain becomes its beginning.
insert into audit_pending (at, action, content)
select at, action, jsonb_strip_nulls(jsonb_build_object('user', user_id, 'target', target, 'purpose', purpose, 'details', details))
from audit_entry_before_chain order by id;
set constraints audit_chain immediate;
set constraints audit_chain deferred;
drop table audit_entry_before_chain;

-- Entries with what is left of their contents, to read.
create view audit_trail as
select
  seq,
  entry.at,
  entry.action,
  coalesce(content.content ->> 'user', '') as user_id,
  coalesce(content.content ->> 'target', '') as target,
  content.content ->> 'layer' as layer,
  content.content ->> 'grid' as grid,
  content.content ->> 'building' as building,
  content.content ->> 'purpose' as purpose,
  coalesce(content.content -> 'details', '{}') as details,
  content.content is null as erased
from audit_entry as entry
join audit_content as content using (seq);
