-- The day in the district (UTC+8). `current_date` is another one from midnight to eight in the morning: sessions are in UTC.
create function today() returns date language sql stable as $$
  select (now() at time zone 'Asia/Shanghai')::date
$$;
