-- Schema version 1 of the project file.  A shipped migration is never edited.
--
-- Every table of the user's own data has an integer id and, where people name its rows, a unique
-- key.  Columns that end in _id refer to the id of the table before the suffix.  Text in two languages
-- stands in a pair of columns _en and _zh.  Dates are ISO 8601 civil dates; periods include both
-- ends; a NULL period_start is an instant.  Exact decimals are TEXT in plain C notation, beside
-- the REAL that drawing uses.

CREATE TABLE project (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  title_en TEXT NOT NULL DEFAULT '',
  title_zh TEXT NOT NULL DEFAULT '',
  created TEXT NOT NULL DEFAULT (strftime ('%Y-%m-%dT%H:%M:%SZ', 'now'))
) STRICT;

-- Words that turn a number into an interval; see moat-quantity.h.
CREATE TABLE qualifier_word (
  id INTEGER PRIMARY KEY,
  word TEXT NOT NULL UNIQUE CHECK (word <> ''),
  qualifier TEXT NOT NULL CHECK (qualifier IN ('exact', 'about', 'over', 'under', 'between')),
  follows INTEGER NOT NULL DEFAULT 0 CHECK (follows IN (0, 1))
) STRICT;

CREATE TABLE entity (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  parent_id INTEGER REFERENCES entity (id),
  currency TEXT CHECK (length (currency) = 3),
  year_end_month INTEGER NOT NULL DEFAULT 12 CHECK (year_end_month BETWEEN 1 AND 12),
  year_end_day INTEGER NOT NULL DEFAULT 31 CHECK (year_end_day BETWEEN 1 AND 31),
  tags TEXT NOT NULL DEFAULT '',
  CHECK (label_en <> '' OR label_zh <> ''),
  CHECK (parent_id <> id)
) STRICT;

CREATE TABLE concept (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  period_type TEXT NOT NULL CHECK (period_type IN ('duration', 'instant')),
  unit_kind TEXT NOT NULL CHECK (unit_kind IN ('money', 'ratio', 'count')),
  aggregation TEXT NOT NULL CHECK (aggregation IN ('sum', 'last', 'mean')),
  CHECK (label_en <> '' OR label_zh <> '')
) STRICT;

CREATE TABLE source (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  title_en TEXT NOT NULL DEFAULT '',
  title_zh TEXT NOT NULL DEFAULT '',
  publisher_en TEXT NOT NULL DEFAULT '',
  publisher_zh TEXT NOT NULL DEFAULT '',
  published TEXT CHECK (published IS date (published)),
  url TEXT NOT NULL DEFAULT '',
  note_en TEXT NOT NULL DEFAULT '',
  note_zh TEXT NOT NULL DEFAULT '',
  CHECK (title_en <> '' OR title_zh <> '')
) STRICT;

-- One import; what it brought names it, so that it can be taken back as a whole.
CREATE TABLE batch (
  id INTEGER PRIMARY KEY,
  time TEXT NOT NULL,
  origin TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE fact (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  concept_id INTEGER NOT NULL REFERENCES concept (id),
  period_start TEXT CHECK (length (period_start) = 10 AND period_start <= period_end),
  period_end TEXT NOT NULL CHECK (length (period_end) = 10),
  as_stated TEXT NOT NULL,
  -- NULL: the words are kept and there is no number
  value TEXT,
  low TEXT,
  high TEXT,
  best_real REAL,
  low_real REAL,
  high_real REAL,
  unit TEXT NOT NULL CHECK (unit <> ''),
  -- OR, not IN: SQLite fills a table for each IN and row, which makes checking a million facts last
  -- three times as long
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

CREATE INDEX fact_by_series ON fact (entity_id, concept_id, unit, period_end);
CREATE INDEX fact_by_concept ON fact (concept_id);
-- The citations of a long series are found without reading its facts.
CREATE INDEX fact_by_source ON fact (source_id, entity_id, concept_id, unit, locator);

CREATE TABLE relation (
  id INTEGER PRIMARY KEY,
  kind TEXT NOT NULL CHECK (kind IN ('restates', 'part-of', 'same-as', 'supersedes')),
  fact_id INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
  other_id INTEGER NOT NULL REFERENCES fact (id) ON DELETE CASCADE,
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (kind, fact_id, other_id),
  CHECK (fact_id <> other_id)
) STRICT;

CREATE INDEX relation_by_other ON relation (other_id);

CREATE TABLE rate (
  id INTEGER PRIMARY KEY,
  base TEXT NOT NULL CHECK (length (base) = 3),
  quote TEXT NOT NULL CHECK (length (quote) = 3),
  -- units of quote for one unit of base
  value TEXT NOT NULL,
  value_real REAL NOT NULL CHECK (value_real > 0),
  kind TEXT NOT NULL CHECK (kind IN ('average', 'closing')),
  period_start TEXT CHECK (length (period_start) = 10 AND period_start <= period_end),
  period_end TEXT NOT NULL CHECK (length (period_end) = 10),
  source_id INTEGER REFERENCES source (id),
  locator TEXT NOT NULL DEFAULT '',
  batch_id INTEGER REFERENCES batch (id),
  CHECK (base <> quote),
  CHECK ((kind = 'closing') = (period_start IS NULL))
) STRICT;

CREATE UNIQUE INDEX rate_by_pair ON rate (base, quote, kind, period_end, ifnull (period_start, ''));

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  entity_id INTEGER REFERENCES entity (id),
  period_start TEXT NOT NULL CHECK (length (period_start) = 10 AND period_start <= period_end),
  period_end TEXT NOT NULL CHECK (length (period_end) = 10),
  section_id INTEGER REFERENCES section (id),
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  source_id INTEGER REFERENCES source (id),
  locator TEXT NOT NULL DEFAULT '',
  CHECK (label_en <> '' OR label_zh <> '')
) STRICT;

-- A statement of a source.  How it is checked is an expression over facts; the verdict is
-- computed whenever it is shown and is never stored.
CREATE TABLE claim (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  statement_en TEXT NOT NULL DEFAULT '',
  statement_zh TEXT NOT NULL DEFAULT '',
  left_side TEXT NOT NULL DEFAULT '',
  operator TEXT NOT NULL DEFAULT '' CHECK (operator IN ('', '>', '>=', '=', '<=', '<', 'ratio')),
  right_side TEXT NOT NULL DEFAULT '',
  basis TEXT NOT NULL DEFAULT 'stated' CHECK (basis IN ('stated', 'per-year')),
  tolerance REAL CHECK (tolerance >= 0),
  missing_en TEXT NOT NULL DEFAULT '',
  missing_zh TEXT NOT NULL DEFAULT '',
  source_id INTEGER REFERENCES source (id),
  locator TEXT NOT NULL DEFAULT '',
  CHECK (statement_en <> '' OR statement_zh <> '')
) STRICT;

CREATE TABLE framework (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  kind TEXT NOT NULL CHECK (kind IN ('checklist', 'map')),
  lowest_level INTEGER NOT NULL DEFAULT 0,
  highest_level INTEGER NOT NULL DEFAULT 5,
  source_id INTEGER REFERENCES source (id),
  CHECK (label_en <> '' OR label_zh <> ''),
  CHECK (lowest_level < highest_level)
) STRICT;

CREATE TABLE section (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  framework_id INTEGER NOT NULL REFERENCES framework (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  CHECK (label_en <> '' OR label_zh <> '')
) STRICT;

CREATE INDEX section_by_framework ON section (framework_id, position);

CREATE TABLE item (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  section_id INTEGER NOT NULL REFERENCES section (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  label_en TEXT NOT NULL DEFAULT '',
  label_zh TEXT NOT NULL DEFAULT '',
  guidance_en TEXT NOT NULL DEFAULT '',
  guidance_zh TEXT NOT NULL DEFAULT '',
  examples_en TEXT NOT NULL DEFAULT '',
  examples_zh TEXT NOT NULL DEFAULT '',
  weight REAL NOT NULL DEFAULT 1 CHECK (weight >= 0),
  source_id INTEGER REFERENCES source (id),
  locator TEXT NOT NULL DEFAULT '',
  CHECK (label_en <> '' OR label_zh <> '')
) STRICT;

CREATE INDEX item_by_section ON item (section_id, position);

CREATE TABLE assessment (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  framework_id INTEGER NOT NULL REFERENCES framework (id),
  entity_id INTEGER NOT NULL REFERENCES entity (id),
  date TEXT NOT NULL CHECK (length (date) = 10),
  assessor TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE rating (
  id INTEGER PRIMARY KEY,
  assessment_id INTEGER NOT NULL REFERENCES assessment (id) ON DELETE CASCADE,
  item_id INTEGER NOT NULL REFERENCES item (id) ON DELETE CASCADE,
  -- NULL: not rated, which is not 0
  level INTEGER,
  target INTEGER,
  state TEXT NOT NULL DEFAULT 'to-do'
    CHECK (state IN ('to-do', 'in-progress', 'in-review', 'done', 'not-applicable')),
  owner TEXT NOT NULL DEFAULT '',
  due TEXT CHECK (length (due) = 10),
  note TEXT NOT NULL DEFAULT '',
  UNIQUE (assessment_id, item_id)
) STRICT;

-- What supports a rating or a claim: exactly one fact, source or event.
CREATE TABLE evidence (
  id INTEGER PRIMARY KEY,
  rating_id INTEGER REFERENCES rating (id) ON DELETE CASCADE,
  claim_id INTEGER REFERENCES claim (id) ON DELETE CASCADE,
  fact_id INTEGER REFERENCES fact (id) ON DELETE CASCADE,
  source_id INTEGER REFERENCES source (id),
  event_id INTEGER REFERENCES event (id) ON DELETE CASCADE,
  locator TEXT NOT NULL DEFAULT '',
  note TEXT NOT NULL DEFAULT '',
  CHECK ((rating_id IS NULL) + (claim_id IS NULL) = 1),
  CHECK ((fact_id IS NULL) + (source_id IS NULL) + (event_id IS NULL) = 2)
) STRICT;

CREATE INDEX evidence_by_rating ON evidence (rating_id);
CREATE INDEX evidence_by_claim ON evidence (claim_id);

-- A saved chart specification; the JSON is described in model/moat-chart-json.h.
CREATE TABLE chart (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  position INTEGER NOT NULL,
  spec TEXT NOT NULL CHECK (spec LIKE '{%}')
) STRICT;

CREATE TABLE story (
  id INTEGER PRIMARY KEY,
  key TEXT NOT NULL UNIQUE CHECK (key <> ''),
  position INTEGER NOT NULL,
  title_en TEXT NOT NULL DEFAULT '',
  title_zh TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE slide (
  id INTEGER PRIMARY KEY,
  story_id INTEGER NOT NULL REFERENCES story (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  chart_id INTEGER REFERENCES chart (id),
  title_en TEXT NOT NULL DEFAULT '',
  title_zh TEXT NOT NULL DEFAULT '',
  notes_en TEXT NOT NULL DEFAULT '',
  notes_zh TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE INDEX slide_by_story ON slide (story_id, position);

-- The journal: what was done, in order, each with the changeset (SQLite session extension) that
-- did it.  'applied' actions can be undone, 'undone' ones redone; a new action after an undo
-- leaves the undone ones 'abandoned'; what a project was made of is 'settled'.  Both stay as the
-- audit trail.
CREATE TABLE journal (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  time TEXT NOT NULL,
  label TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('applied', 'undone', 'abandoned', 'settled')),
  changeset BLOB NOT NULL
) STRICT;
