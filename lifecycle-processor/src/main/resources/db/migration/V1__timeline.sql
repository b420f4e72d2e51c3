-- What operators look at: a copy of the log, made again from the beginning whenever these tables
-- are empty. Free text alone is nowhere else for longer than its topic keeps it.

-- How far each partition is read: moved on in the transaction that writes what was read.
CREATE TABLE projection_offset (
  topic        text    NOT NULL,
  partition_no integer NOT NULL,
  next_offset  bigint  NOT NULL,
  PRIMARY KEY (topic, partition_no)
);

-- One row per record. It belongs to each story in "stories", the first one above all; where that is
-- not known yet, "reference" leads to it through story_link.
CREATE TABLE timeline_entry (
  topic         text        NOT NULL,
  partition_no  integer     NOT NULL,
  record_offset bigint      NOT NULL,
  tenant_id     text        NOT NULL,
  feature_id    text        NOT NULL,
  recorded_at   timestamptz NOT NULL,
  opens         uuid,
  stories       uuid[]      NOT NULL,
  reference     text,
  entry         jsonb       NOT NULL,
  PRIMARY KEY (topic, partition_no, record_offset)
);
CREATE INDEX timeline_entry_opening
  ON timeline_entry (tenant_id, feature_id, record_offset) WHERE opens IS NOT NULL;
CREATE INDEX timeline_entry_story ON timeline_entry USING gin (stories);
CREATE INDEX timeline_entry_open_reference
  ON timeline_entry (tenant_id, feature_id, reference) WHERE stories = '{}';

-- Names that records without a command carry (a request, a generation's erasure), and whose story
-- they belong to. That of a request also tells its generation.
CREATE TABLE story_link (
  tenant_id  text    NOT NULL,
  feature_id text    NOT NULL,
  name       text    NOT NULL,
  story      uuid    NOT NULL,
  generation bigint  NOT NULL,
  lasting    boolean NOT NULL,
  PRIMARY KEY (tenant_id, feature_id, name)
);
CREATE INDEX story_link_story ON story_link (story);

-- Where each feature of each tenant stands.
CREATE TABLE feature (
  tenant_id     text        NOT NULL,
  feature_id    text        NOT NULL,
  status        text        NOT NULL,
  confirmed     boolean     NOT NULL,
  since         timestamptz NOT NULL,
  state         jsonb       NOT NULL,
  record_offset bigint      NOT NULL,
  PRIMARY KEY (tenant_id, feature_id)
);
CREATE INDEX feature_status ON feature (status, since);

-- Where each callback stands, so that hanging ones are found.
CREATE TABLE callback (
  command_id    uuid        PRIMARY KEY,
  tenant_id     text        NOT NULL,
  feature_id    text        NOT NULL,
  generation    bigint      NOT NULL,
  kind          text        NOT NULL,
  requested_at  timestamptz NOT NULL,
  attempts      integer     NOT NULL,
  ending        text,
  changed_at    timestamptz NOT NULL,
  record_offset bigint      NOT NULL
);
CREATE INDEX callback_hanging ON callback (tenant_id, feature_id)
  WHERE ending IS NULL OR ending = 'DEAD_LETTERED';

-- What people wrote: kept apart, so that erasing a generation destroys it. The id is made from where
-- the text stands in the log, or given by who wrote it. Of a vendor's text the request tells the
-- generation.
CREATE TABLE IF NOT EXISTS free_text (
  id         uuid        PRIMARY KEY,
  tenant_id  text        NOT NULL,
  feature_id text        NOT NULL,
  generation bigint,
  reference  text,
  text       text        NOT NULL,
  written_at timestamptz NOT NULL
);
CREATE INDEX free_text_feature ON free_text (tenant_id, feature_id);
CREATE INDEX free_text_unasked ON free_text (written_at) WHERE generation IS NULL;
