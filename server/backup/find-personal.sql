-- Whether there is anything that not everybody may see: accounts, people, or things with fields of grade 3 and 4.
-- $1 layers with such fields (text[]). Column: found.
select
  exists (select from user_account where id not like 'demo:%')
  or exists (select from resident)
  or exists (select from grid_staff)
  or exists (select from grid_event)
  or exists (select from layer_item where layer = any($1) or manager is not null or phone is not null)
  as found
