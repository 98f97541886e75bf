/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known already, and what a further statement is beside it.
 *
 * Statements are about the same thing if entity, concept, period and status are the same.  Those of
 * one source are one line of statements: each holds from the day on which it became known until the
 * next one.  A statement that repeats what held on its day is unchanged.  Any other takes its place
 * in the line: it supersedes the one before it and is superseded by the one after it.  A statement
 * of another source stands beside them, conflict or not, and is said to be the same if it says the
 * same.  The same figure in another currency, at the same place of the
 * same source, restates the first.
 *
 * A million statements have to be kept while a file is read, so what a statement says is kept as a
 * number of 64 bits.  Statements are only compared with others of the same period, of which there
 * are few, so that two different ones never meet in practice.  They hang in chains from a table of
 * hashes, the last one first.
 */
#include "config.h"

#include "moat-import-ledger.h"

#define FIRST_BUCKETS 1024
#define NONE G_MAXUINT32

struct _MoatLedger
{
  GArray *entries;   /* of MoatLedgerEntry */
  guint32 *buckets;  /* the place of the last entry of each chain */
  guint32 n_buckets; /* a power of two */
};

/* MurmurHash3's last step: every bit of the result depends on every bit of the number. */
static guint64
mix (guint64 hash, guint64 number)
{
  hash = (hash ^ number) * G_GUINT64_CONSTANT (0xff51afd7ed558ccd);
  hash = (hash ^ hash >> 33) * G_GUINT64_CONSTANT (0xc4ceb9fe1a85ec53);
  return hash ^ hash >> 33;
}

static guint64
mix_text (guint64 hash, const char *text)
{
  for (; *text; text++)
    hash = (hash ^ (guchar) *text) * G_GUINT64_CONSTANT (0x100000001b3);
  return mix (hash, 0);
}

static guint64
mix_decimal (guint64 hash, MoatDecimal value)
{
  hash = mix (hash, (guint64) value.coefficient);
  hash = mix (hash, (guint64) (value.coefficient >> 64));
  return mix (hash, (guint64) value.exponent);
}

guint64
moat_ledger_hash_content (const MoatFact *fact)
{
  guint64 hash = mix (fact->qualifier, fact->has_value);

  if (!fact->has_value)
    return mix_text (hash, fact->as_stated ? fact->as_stated : "");
  if (fact->qualifier == MOAT_QUALIFIER_BETWEEN)
    hash = mix_decimal (mix_decimal (hash, fact->low), fact->high);
  return mix_decimal (hash, fact->best);
}

guint32
moat_ledger_hash_locator (const char *locator)
{
  return (guint32) mix_text (1, locator ? locator : "");
}

guint32
moat_ledger_hash_subject (const MoatLedgerEntry *entry)
{
  guint64 hash = mix ((guint64) entry->entity << 32 | entry->concept, entry->status);

  return (guint32) mix (hash, (guint64) (guint32) entry->period.start << 32 |
                                (guint32) entry->period.end);
}

static guint32
find_bucket (const MoatLedger *self, const MoatLedgerEntry *entry)
{
  return entry->subject & (self->n_buckets - 1);
}

void
moat_ledger_prefetch (const MoatLedger *self, const MoatLedgerEntry *entry)
{
  __builtin_prefetch (&self->buckets[find_bucket (self, entry)]);
}

static MoatLedgerEntry *
get_entry (const MoatLedger *self, guint32 place)
{
  return &g_array_index (self->entries, MoatLedgerEntry, place);
}

static void
hang (MoatLedger *self, guint32 place)
{
  MoatLedgerEntry *entry = get_entry (self, place);
  guint32 bucket = find_bucket (self, entry);

  entry->next = self->buckets[bucket];
  self->buckets[bucket] = place;
}

static void
make_buckets (MoatLedger *self, guint32 n)
{
  g_free (self->buckets);
  self->n_buckets = n;
  self->buckets = g_new (guint32, n);
  for (guint32 i = 0; i < n; i++)
    self->buckets[i] = NONE;
  for (guint32 place = 0; place < self->entries->len; place++)
    hang (self, place);
}

MoatLedger *
moat_ledger_new (void)
{
  MoatLedger *self = g_new0 (MoatLedger, 1);

  self->entries = g_array_new (FALSE, FALSE, sizeof (MoatLedgerEntry));
  make_buckets (self, FIRST_BUCKETS);
  return self;
}

void
moat_ledger_free (MoatLedger *self)
{
  g_array_unref (self->entries);
  g_free (self->buckets);
  g_free (self);
}

static gboolean
is_about_the_same (const MoatLedgerEntry *a, const MoatLedgerEntry *b)
{
  return a->subject == b->subject && a->entity == b->entity && a->concept == b->concept &&
         a->status == b->status && a->period.end == b->period.end &&
         a->period.start == b->period.start;
}

/* The next one in the chain, @place included, that is about the same as @entry; NULL: no more. */
static MoatLedgerEntry *
find_same (const MoatLedger *self, guint32 place, const MoatLedgerEntry *entry)
{
  for (; place != NONE; place = get_entry (self, place)->next)
    if (is_about_the_same (get_entry (self, place), entry))
      return get_entry (self, place);
  return NULL;
}

static const MoatLedgerEntry *
find_first (const MoatLedger *self, const MoatLedgerEntry *entry)
{
  return find_same (self, self->buckets[find_bucket (self, entry)], entry);
}

/* How many there will be before the next one that is about the same as @known, the last. */
static guint16
count_up_to (const MoatLedgerEntry *known)
{
  return known ? (guint16) MIN (known->n_before + 1, G_MAXUINT16) : 0;
}

void
moat_ledger_add (MoatLedger *self, const MoatLedgerEntry *entry)
{
  if (self->entries->len >= self->n_buckets / 2)
    make_buckets (self, self->n_buckets * 4);
  g_array_append_vals (self->entries, entry, 1);
  hang (self, self->entries->len - 1);
}

void
moat_ledger_add_known (MoatLedger *self, MoatLedgerEntry *entry)
{
  entry->n_before = count_up_to (find_first (self, entry));
  moat_ledger_add (self, entry);
}

/* What was found among the statements about the same. */
typedef struct
{
  const MoatLedgerEntry *held;     /* in the line, what was known last on the day */
  const MoatLedgerEntry *after;    /* in the line, what became known next after it */
  const MoatLedgerEntry *same;     /* of another source, with the same content */
  const MoatLedgerEntry *other;    /* of another source, whatever it says */
  const MoatLedgerEntry *currency; /* at the same place of the same source, in another unit */
  gboolean is_repeated;            /* the same source has said the same before */
} Findings;

/* Chains have the last one first, so of two of one day the first met is the later. */
static void
look_at (const MoatLedgerEntry *known, const MoatLedgerEntry *entry, Findings *findings)
{
  if (known->unit != entry->unit)
    {
      if (known->source == entry->source && known->locator == entry->locator)
        findings->currency = known;
      return;
    }
  if (known->source != entry->source)
    {
      findings->other = known;
      if (known->content == entry->content && !findings->same)
        findings->same = known;
      return;
    }
  if (known->content == entry->content)
    findings->is_repeated = TRUE;
  if (known->known_from > entry->known_from)
    {
      if (!findings->after || known->known_from <= findings->after->known_from)
        findings->after = known;
    }
  else if (!findings->held || known->known_from > findings->held->known_from)
    findings->held = known;
}

static gboolean
is_unchanged (const MoatLedgerEntry *entry, const Findings *findings, gboolean is_dated,
              gboolean is_distinct)
{
  const MoatLedgerEntry *held = findings->held;

  if (!is_dated && findings->is_repeated && !is_distinct)
    return TRUE;
  return held && held->content == entry->content && !(is_distinct && held->is_new);
}

MoatLedgerVerdict
moat_ledger_judge (const MoatLedger *self, MoatLedgerEntry *entry, gboolean is_dated,
                   gboolean is_distinct, MoatLedgerRelations *relations)
{
  const MoatLedgerEntry *known = find_first (self, entry);
  Findings findings = { 0 };

  *relations = (MoatLedgerRelations){ 0 };
  entry->n_before = count_up_to (known);
  if (!known)
    return MOAT_LEDGER_ADDED;
  if (entry->n_before >= MOAT_LEDGER_MAX_OF_PERIOD)
    return MOAT_LEDGER_TOO_MANY;
  for (; known; known = find_same (self, known->next, entry))
    look_at (known, entry, &findings);

  if (is_unchanged (entry, &findings, is_dated, is_distinct))
    return MOAT_LEDGER_UNCHANGED;
  if (findings.held && findings.held->content != entry->content)
    relations->supersedes = findings.held->fact_id;
  if (findings.after && findings.after->content != entry->content)
    relations->superseded_by = findings.after->fact_id;
  if (findings.same)
    relations->same_as = findings.same->fact_id;
  if (findings.currency)
    relations->restates = findings.currency->fact_id;
  if (findings.held || findings.after)
    return MOAT_LEDGER_RESTATED;
  return findings.other && !findings.same ? MOAT_LEDGER_RESTATED : MOAT_LEDGER_ADDED;
}
