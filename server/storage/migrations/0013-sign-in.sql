-- Sign-in: attempts counted for all processes, sessions that change their token, second factors, other houses' accounts.

alter table session
  add column id uuid not null default gen_random_uuid() unique,    -- stays, while tokens change
  add column previous_hash text,                                   -- of the token before, for requests on their way
  add column rotated_at timestamptz not null default now(),
  add column rotate_after timestamptz not null default now() + interval '1 hour',
  add column idle_s integer not null default 43200,
  add column method text not null default 'password' check (method in ('password', 'oidc')),
  add column device text not null default '',                      -- browser · system
  add column address text not null default '';
create index session_previous on session (previous_hash) where previous_hash is not null;
create index session_of_user on session (user_id);

-- With other rights comes another token.
create function renew_tokens() returns trigger language plpgsql as $$
begin
  update session set rotate_after = now() where user_id = new.user_id;
  return null;
end
$$;
create trigger role_assignment_renews after insert or update on role_assignment
  for each row execute function renew_tokens();

-- Keys are HMACs of what they count: a name, an address, both, or everything.
create table sign_in_attempt (
  key text primary key,
  name_key text,                               -- of a key that belongs to a name: its key
  failures integer not null,
  last_at timestamptz not null,
  locked_at timestamptz,
  locked_until timestamptz,
  good_at timestamptz                          -- address: when somebody last came in from there
);
create index sign_in_attempt_name on sign_in_attempt (name_key) where name_key is not null;

-- TOTP (RFC 6238). The secret is sealed like a `person_secret`.
create table second_factor (
  user_id text primary key references user_account (id) on delete cascade,
  key_version integer not null,
  key_purpose text not null generated always as ('person') stored,
  secret bytea not null,
  confirmed_at timestamptz,                    -- null = offered, not in use
  last_step bigint not null default 0,         -- of the last code that was taken: none is taken twice
  foreign key (key_purpose, key_version) references data_key (purpose, version)
);

create table recovery_code (
  user_id text not null references second_factor (user_id) on delete cascade,
  code_hash bytea not null,                    -- sha256 of user id and 80 random bits
  used_at timestamptz,
  primary key (user_id, code_hash)
);

create trigger second_factor_changed after insert or update of confirmed_at or delete on second_factor
  for each row execute function tell_access_changed();

-- Whether one of the account's roles wants a second factor (setting `sign-in.policy`) and it has none.
create function lacks_second_factor(account text) returns boolean language sql stable as $$
  select not exists (select from second_factor where user_id = account and confirmed_at is not null)
    and exists (
      select from role_assignment as assignment
      join setting on setting.key = 'sign-in.policy'
      where assignment.user_id = account
        and assignment.valid_from <= now() and (assignment.valid_to is null or assignment.valid_to > now())
        and setting.value -> 'secondFactorRoles' ? assignment.role
    )
$$;

-- Who somebody is at an OpenID Connect provider.
create table external_identity (
  issuer text not null,
  subject text not null,
  user_id text not null references user_account (id) on delete cascade,
  linked_at timestamptz not null default now(),
  primary key (issuer, subject),
  unique (issuer, user_id)
);

-- States of sign-ins at the provider that have been used: none comes twice.
create table sign_in_state (
  state_hash text primary key,
  expires_at timestamptz not null
);
