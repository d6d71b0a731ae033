-- What names a person, encrypted, and the keys for it. Data keys lie here wrapped (AES-256-GCM) with a master key of the
-- key file, which is never in the database: bytes are nonce (12) ‖ ciphertext ‖ tag (16).
create table data_key (
  purpose text not null check (purpose in ('person', 'index', 'counts')),
  version integer not null check (version > 0),
  master_version integer not null,
  wrapped bytea not null,
  created_at timestamptz not null default now(),
  primary key (purpose, version)
);

-- 人员身份信息 (L4): one row a resident. Each value has a nonce of its own and is bound to its table, column and row.
create table person_secret (
  subdistrict text not null,
  resident bigint not null,
  key_version integer not null,
  key_purpose text not null generated always as ('person') stored,
  name bytea not null,
  id_document bytea,                           -- type and number
  phone bytea,
  id_index bytea,                              -- HMAC-SHA-256 of the normalised number, 16 bytes: equality search only
  phone_index bytea,
  primary key (subdistrict, resident),
  foreign key (key_purpose, key_version) references data_key (purpose, version)
);
create index person_secret_id on person_secret (id_index) where id_index is not null;
create index person_secret_phone on person_secret (phone_index) where phone_index is not null;
-- For the change of keys: which rows still wait, and that no key goes while a row needs it.
create index person_secret_key on person_secret (key_version, subdistrict, resident);

-- 用途: what a session has said it looks at personal values for.
alter table session add column purpose text;
alter table session add column purpose_until timestamptz;

-- Bands of residents no longer tell who lives alone; their packs are made anew.
select mark_dirty(layer, subdistrict) from pack where layer = 'RESIDENT' and current;
