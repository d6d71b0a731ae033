-- The publisher learns of changes at their commit instead of by looking for them.
create or replace function mark_dirty(layer_code text, subdistrict_code text) returns void language sql as $$
  insert into dirty_pack (layer, subdistrict) values (layer_code, subdistrict_code)
  on conflict (layer, subdistrict) do update set marked_at = clock_timestamp();
  select pg_notify('dirty_pack', '');
$$;
