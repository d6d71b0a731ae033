-- What is in the grids of a subdistrict, counted once for each set of versions of its packs: counting three million residents takes
-- seconds, which nobody should wait for after a start. `contents`: an array of rows as in server/grids/kept-contents.ts.
-- Counts of people stand in it exact and rounded, by grid; nothing about anybody.
create table grid_contents (
  subdistrict text primary key,
  version text not null,
  counted_at timestamptz not null default now(),
  contents jsonb not null
);
