-- Things that an import has added, many in a row: nothing was there before, so there is nothing to keep but what they are
-- called and the digest by which a later change shows. `import_effect` is all that an import has done, one by one.
create table import_addition (
  job text not null,
  relation text not null,
  ids text[] not null,
  after text[] not null                        -- digest of each, side by side
);
create index import_addition_job on import_addition (job);

create view import_effect as
  select job, relation, id, before, after from import_change
  union all
  select job, relation, unnest(ids), null::jsonb, unnest(after) from import_addition;

-- How far taking rows over has come: the job itself is held by the transaction that does it. Of no use after a crash.
create unlogged table import_progress (
  job text primary key,
  share real not null,
  moved_at timestamptz not null default now()
);
