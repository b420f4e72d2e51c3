-- What settings-service keeps. Tenant, feature, generation, issuer, client ids and setting codes stand
-- in the clear (they stay by declaration); every value and every secret is encrypted under its
-- generation's storage key, which itself is encrypted under the master key outside this database.
-- Row-level security is the second wall and comes with a later migration.

create table command_key (
  key_id          uuid        primary key,
  tenant_id       text        not null check (tenant_id = lower(tenant_id) and tenant_id <> ''),
  feature_id      text        not null check (feature_id <> ''),
  wrapped         bytea       not null,
  wrapping_key_id text        not null,
  inserted_at     timestamptz not null default now(),
  decided_at      timestamptz
);
comment on table command_key is 'Data keys of commands, wrapped for settings-service; inserted by the ingress before the command is produced, deleted when it is stored, refused or swept.';
create index command_key_undecided on command_key (inserted_at) where decided_at is null;

create table generation (
  tenant_id        text        not null check (tenant_id = lower(tenant_id) and tenant_id <> ''),
  feature_id       text        not null check (feature_id <> ''),
  generation       bigint      not null check (generation >= 0),
  issuer           text,
  manifest_version integer,
  storage_key      bytea,
  created_at       timestamptz not null default clock_timestamp(),
  updated_at       timestamptz not null default clock_timestamp(),
  erased_at        timestamptz,
  primary key (tenant_id, feature_id, generation),
  -- An erased generation has no key, and a living one always has what makes it usable.
  check ((erased_at is null) = (storage_key is not null)),
  check (erased_at is not null or (issuer is not null and manifest_version is not null))
);
create index generation_living on generation (tenant_id, feature_id, generation desc) where erased_at is null;

create table setting (
  tenant_id  text   not null,
  feature_id text   not null,
  generation bigint not null,
  service_id text   not null,
  code       text   not null,
  encrypted  bytea  not null,
  primary key (tenant_id, feature_id, generation, service_id, code),
  foreign key (tenant_id, feature_id, generation) references generation
);

create table confidential_client (
  tenant_id        text   not null,
  feature_id       text   not null,
  generation       bigint not null,
  service_id       text   not null,
  client_id        text   not null,
  encrypted_secret bytea  not null,
  primary key (tenant_id, feature_id, generation, service_id),
  foreign key (tenant_id, feature_id, generation) references generation
);

create table public_client (
  tenant_id  text   not null,
  feature_id text   not null,
  generation bigint not null,
  service_id text   not null,
  client_id  text   not null,
  primary key (tenant_id, feature_id, generation, service_id),
  foreign key (tenant_id, feature_id, generation) references generation
);

create table store_result (
  command_id  uuid        primary key,
  tenant_id   text        not null,
  feature_id  text        not null,
  generation  bigint      not null,
  result      text        not null check (result in ('STORED', 'EXPIRED', 'INVALID')),
  detail      text,
  answered_at timestamptz not null default clock_timestamp(),
  check ((result = 'INVALID') = (detail is not null))
);
comment on table store_result is 'The answer to each request to store, so that a redelivered request gets the same one.';

create table erasure_receipt (
  receipt_id uuid        primary key,
  tenant_id  text        not null,
  feature_id text        not null,
  generation bigint      not null,
  payload    text        not null,
  key_id     text        not null,
  signature  text        not null,
  erased_at  timestamptz not null,
  unique (tenant_id, feature_id, generation)
);
comment on column erasure_receipt.payload is 'Exactly the text that was signed.';
