-- Who owns a partition of the request topics. Each owner takes the next epoch; statements of an
-- earlier one find no row here and do nothing.
CREATE TABLE partition_owner (
  topic        text    NOT NULL,
  partition_no integer NOT NULL,
  epoch        bigint  NOT NULL,
  PRIMARY KEY (topic, partition_no)
);

-- Deliveries of sick keys, until they end. A key with a row here is parked: what arrives for it is
-- appended, and its lowest offset is the head.
CREATE TABLE parked_delivery (
  topic           text        NOT NULL,
  partition_no    integer     NOT NULL,
  record_offset   bigint      NOT NULL,
  record_key      text        NOT NULL,
  channel         text        NOT NULL CHECK (channel IN ('CALLBACK', 'HOOK')),
  delivery_id     text        NOT NULL,
  generation      bigint      NOT NULL,
  request         jsonb       NOT NULL,
  requested_at    timestamptz NOT NULL,
  give_up_at      timestamptz NOT NULL,
  attempts        integer     NOT NULL,
  outcome_unknown boolean     NOT NULL,
  last_error      text,
  due_at          timestamptz NOT NULL,
  parked_at       timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition_no, record_offset)
);
CREATE INDEX parked_delivery_by_key
  ON parked_delivery (topic, partition_no, record_key, record_offset);

-- What was given up, for the operator. The record of it is the dead-letters topic.
CREATE TABLE dead_letter (
  id               uuid        PRIMARY KEY,
  topic            text        NOT NULL,
  partition_no     integer     NOT NULL,
  record_offset    bigint      NOT NULL,
  record_key       text        NOT NULL,
  channel          text        NOT NULL CHECK (channel IN ('CALLBACK', 'HOOK')),
  delivery_id      text        NOT NULL,
  generation       bigint      NOT NULL,
  request          jsonb       NOT NULL,
  requested_at     timestamptz NOT NULL,
  attempts         integer     NOT NULL,
  outcome_unknown  boolean     NOT NULL,
  last_error       text,
  dead_lettered_at timestamptz NOT NULL,
  state            text        NOT NULL CHECK (state IN ('OPEN', 'REDRIVEN', 'DISCARDED')),
  settled_at       timestamptz,
  settled_by       text,
  UNIQUE (topic, partition_no, record_offset)
);
CREATE INDEX dead_letter_open ON dead_letter (dead_lettered_at) WHERE state = 'OPEN';
