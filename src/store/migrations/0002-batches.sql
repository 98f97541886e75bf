-- Schema version 2: imports of any size are one action.  A shipped migration is never edited.
--
-- The figures that an import brings are not copied into its journal entry.  The entry names the batch
-- and the ids of its facts, which are consecutive; undo moves the rows into the tables *_parked, redo
-- moves them back, and a new action after an undo empties those.

-- The table is made again, with the same columns in the same order, because the index behind a
-- UNIQUE cannot be put aside while a million rows come in.
CREATE TABLE fact_new (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL CHECK (key <> ''),
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  concept_id INTEGER NOT NULL REFERENCES concept (id),
  period_start TEXT CHECK (length (period_start) = 10 AND period_start <= period_end),
  period_end TEXT NOT NULL CHECK (length (period_end) = 10),
  as_stated TEXT NOT NULL,
  value TEXT,
  low TEXT,
  high TEXT,
  best_real REAL,
  low_real REAL,
  high_real REAL,
  unit TEXT NOT NULL CHECK (unit <> ''),
  qualifier TEXT NOT NULL CHECK (
    qualifier = 'exact' OR qualifier = 'about' OR qualifier = 'over' OR qualifier = 'under'
    OR qualifier = 'between'),
  status TEXT NOT NULL CHECK (
    status = 'actual' OR status = 'estimate' OR status = 'plan' OR status = 'target'),
  grade TEXT NOT NULL CHECK (
    grade = 'reported' OR grade = 'derived' OR grade = 'estimated' OR grade = 'scenario'
    OR grade = 'unresolved'),
  source_id INTEGER REFERENCES source (id),
  locator TEXT NOT NULL DEFAULT '',
  known_from TEXT NOT NULL CHECK (length (known_from) = 10),
  remark_en TEXT NOT NULL DEFAULT '',
  remark_zh TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES batch (id),
  CHECK ((value IS NULL) = (best_real IS NULL)),
  CHECK ((low IS NULL) = (high IS NULL)),
  CHECK ((low IS NOT NULL) = (qualifier = 'between' AND value IS NOT NULL))
) STRICT;

INSERT INTO fact_new SELECT * FROM fact;
DROP TABLE fact;
ALTER TABLE fact_new RENAME TO fact;

CREATE UNIQUE INDEX fact_by_key ON fact (key);
CREATE INDEX fact_by_series ON fact (entity_id, concept_id, unit, period_end);
-- The citations of a long series are found without reading its facts.
CREATE INDEX fact_by_source ON fact (source_id, entity_id, concept_id, unit, locator);

-- What hangs on a fact is found without reading all that hangs on others.
CREATE INDEX relation_by_fact ON relation (fact_id);
CREATE INDEX evidence_by_fact ON evidence (fact_id) WHERE fact_id IS NOT NULL;

-- NULL: the changeset is all there is.  No reference: undo takes the row of the batch away.
ALTER TABLE journal ADD COLUMN batch_id INTEGER;
ALTER TABLE journal ADD COLUMN first_fact_id INTEGER;
ALTER TABLE journal ADD COLUMN last_fact_id INTEGER;

-- Rows of batches that were taken back: columns as where they came from, in that order.  An id may
-- be there twice: of a row that was deleted, and of the next import, which got it again.
CREATE TABLE fact_parked (
  id INTEGER NOT NULL,
  key TEXT,
  entity_id INTEGER,
  concept_id INTEGER,
  period_start TEXT,
  period_end TEXT,
  as_stated TEXT,
  value TEXT,
  low TEXT,
  high TEXT,
  best_real REAL,
  low_real REAL,
  high_real REAL,
  unit TEXT,
  qualifier TEXT,
  status TEXT,
  grade TEXT,
  source_id INTEGER,
  locator TEXT,
  known_from TEXT,
  remark_en TEXT,
  remark_zh TEXT,
  batch_id INTEGER
) STRICT;

CREATE TABLE relation_parked (
  id INTEGER NOT NULL,
  kind TEXT,
  fact_id INTEGER,
  other_id INTEGER,
  note TEXT,
  -- of the facts it hung on
  batch_id INTEGER
) STRICT;
