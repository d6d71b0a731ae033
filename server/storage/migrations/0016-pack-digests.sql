-- What the files of a pack must say: SHA-256 in hex by part ('detail', 'grids', or the zoom of an overview). Empty for
-- packs from before; their next version has them.
alter table pack add column digests jsonb not null default '{}';
