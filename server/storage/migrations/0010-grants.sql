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
