-- 交接班: who hands which events to whom at the end of a shift. Nothing moves before the other has accepted.
create table shift_handover (
  id uuid primary key default gen_random_uuid(),
  from_user text not null,
  to_user text not null,
  nos text[] not null,                         -- numbers of events
  note text not null default '',
  state text not null default 'offered' check (state in ('offered', 'accepted', 'declined', 'withdrawn')),
  made_at timestamptz not null default now(),
  answered_at timestamptz
);
create index shift_handover_to on shift_handover (to_user, made_at);
create index shift_handover_from on shift_handover (from_user, made_at);
