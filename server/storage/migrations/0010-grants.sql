-- Accounts and grants are managed by people who hold each other in check; who did what and until when is kept.

alter table user_account
  add column must_change_password boolean not null default false,  -- until its holder has chosen one of their own
  add column password_expires_at timestamptz,                      -- of a password that somebody else has handed over
  add column created_by text not null default '',                  -- user id; '' = on the machine
  add column last_sign_in_at timestamptz;

-- Rows are never changed but for their end.
alter table role_assignment
  add column granted_by text not null default '',                  -- user id; '' = on the machine
  add column granted_at timestamptz not null default now(),
  add column ended_by text,
  add constraint role_assignment_span check (valid_to is null or valid_to >= valid_from);

create index role_assignment_ends on role_assignment (valid_to) where valid_to is not null;
create index role_assignment_role on role_assignment (role);

-- A layer that somebody brought is nobody else's business.
alter table live_message add column owner text not null default '';

-- Whose rights have changed is told by name: the others' sessions stay remembered, their open tabs in peace.
drop trigger role_assignment_changed on role_assignment;
drop trigger user_account_changed on user_account;
drop trigger session_ended on session;

create or replace function tell_access_changed() returns trigger language plpgsql as $$
begin
  if tg_table_name = 'user_account' then
    perform pg_notify('access_changed', old.id);
  elsif tg_op = 'INSERT' then
    perform pg_notify('access_changed', new.user_id);
  else
    perform pg_notify('access_changed', old.user_id);
  end if;
  return null;
end
$$;

create trigger role_assignment_changed after insert or update or delete on role_assignment
  for each row execute function tell_access_changed();
create trigger user_account_changed after update on user_account
  for each row when (
    (old.disabled, old.password_hash, old.must_change_password, old.username, old.display_name)
    is distinct from (new.disabled, new.password_hash, new.must_change_password, new.username, new.display_name)
  ) execute function tell_access_changed();
create trigger user_account_removed after delete on user_account
  for each row execute function tell_access_changed();
create trigger session_ended after delete on session
  for each row execute function tell_access_changed();
