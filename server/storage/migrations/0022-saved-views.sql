-- 视图: a question under a name. Never an answer: whoever opens it asks anew, within their own rights.
create table saved_view (
  id text primary key,
  owner text not null references user_account (id),
  name text not null,
  question jsonb not null,                     -- data/contracts/question.ts
  shared_roles text[] not null default '{}',
  shared_accounts text[] not null default '{}',  -- ids of accounts
  created_at timestamptz not null default now(),
  changed_at timestamptz not null default now()
);
create index saved_view_owner on saved_view (owner);

create table view_subscription (
  view text not null references saved_view (id) on delete cascade,
  user_id text not null references user_account (id),
  seen_at timestamptz not null default now(),    -- changed after this: news
  primary key (view, user_id)
);
create index view_subscription_user on view_subscription (user_id);
