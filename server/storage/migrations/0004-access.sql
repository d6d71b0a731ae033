-- Sessions are remembered by every server process; what they stand on tells all of them when it changes.
create function tell_access_changed() returns trigger language plpgsql as $$
begin
  perform pg_notify('access_changed', '');
  return null;
end
$$;

create trigger role_assignment_changed after insert or update or delete on role_assignment
  for each statement execute function tell_access_changed();
create trigger user_account_changed after update or delete on user_account
  for each statement execute function tell_access_changed();
create trigger session_ended after delete on session
  for each statement execute function tell_access_changed();

create index session_expires on session (expires_at);
create index role_assignment_user on role_assignment (user_id);
create index audit_entry_at on audit_entry (at);
