/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a file of the SEC, found out in one pass over its rows: which companies, which tags
 * with how many years and quarters, and the values of those tags that state a standard concept, so
 * that moat-sec-join can compare them.
 *
 * What a period is, is seen from its days alone. */
#include "config.h"

#include "moat-sec-summary.h"

#include <string.h>

#include "moat-sec-company.h"
#include "moat-sec-join.h"
#include "moat-sec-row.h"
#include "moat-sec-tags.h"
#include "moat-unit.h"

/** Tally: what is only needed of a company until the file has been gone through. */
typedef struct
{
  guint index;
  MoatSecCompany *company;
  MoatYearEndVotes *votes;
  GHashTable *amounts; /* interned currency → number of amounts, in the pointer */
} Tally;

typedef struct
{
  MoatSecSummary *summary;
  GHashTable *tallies; /* name → Tally */
  GHashTable *tags;    /* concept → MoatSecTag */
  GArray *statements;  /* of MoatSecStatement */
  GStringChunk *texts;
  MoatDate last_filed;
} Survey;

static void
tally_free (gpointer data)
{
  Tally *tally = data;

  moat_year_end_votes_free (tally->votes);
  g_hash_table_unref (tally->amounts);
  g_free (tally);
}

static void
company_free (gpointer data)
{
  MoatSecCompany *company = data;

  g_free (company->name);
  g_free (company->cik);
  moat_entity_free (company->entity);
  g_free (company);
}

static void
clear_survey (Survey *survey)
{
  g_clear_pointer (&survey->summary, moat_sec_summary_free);
  g_clear_pointer (&survey->tallies, g_hash_table_unref);
  g_clear_pointer (&survey->tags, g_hash_table_unref);
  g_clear_pointer (&survey->statements, g_array_unref);
  g_clear_pointer (&survey->texts, g_string_chunk_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Survey, clear_survey)

/* "0630" */
static MoatYearEnd
read_year_end (const char *text)
{
  guint64 number;

  if (!g_ascii_string_to_unsigned (text, 10, 101, 1231, &number, NULL) ||
      moat_date_new (2024, (int) number / 100, (int) number % 100) == MOAT_DATE_NONE)
    return MOAT_YEAR_END_CALENDAR;
  return (MoatYearEnd){ .month = (guint8) (number / 100), .day = (guint8) (number % 100) };
}

static Tally *
find_tally (Survey *survey, char **cells)
{
  Tally *tally = g_hash_table_lookup (survey->tallies, cells[MOAT_SEC_ENTITY]);

  if (tally != NULL)
    return tally;
  tally = g_new0 (Tally, 1);
  tally->index = survey->summary->companies->len;
  tally->votes = moat_year_end_votes_new ();
  tally->amounts = g_hash_table_new (NULL, NULL);
  tally->company = g_new0 (MoatSecCompany, 1);
  tally->company->name = g_strdup (cells[MOAT_SEC_ENTITY]);
  tally->company->cik = g_strdup (cells[MOAT_SEC_CIK]);
  tally->company->entity = moat_entity_new ();
  if (survey->summary->is_data_set)
    tally->company->entity->year_end = read_year_end (cells[MOAT_SEC_FRAME]);
  g_ptr_array_add (survey->summary->companies, tally->company);
  g_hash_table_insert (survey->tallies, tally->company->name, tally);
  return tally;
}

static MoatSecTag *
find_tag (Survey *survey, char **cells)
{
  MoatSecTag *tag = g_hash_table_lookup (survey->tags, cells[MOAT_SEC_CONCEPT]);
  const MoatSecTagMeaning *meaning;

  if (tag != NULL)
    return tag;
  tag = moat_sec_tag_new ();
  tag->concept = g_strdup (cells[MOAT_SEC_CONCEPT]);
  tag->label = *cells[MOAT_SEC_LABEL] != '\0' ? g_strdup (cells[MOAT_SEC_LABEL]) : NULL;
  meaning = moat_sec_tags_find (tag->concept);
  tag->key = meaning != NULL ? meaning->key : NULL;
  g_ptr_array_add (survey->summary->tags, tag);
  g_hash_table_insert (survey->tags, tag->concept, tag);
  return tag;
}

static void
count_amount (Tally *tally, const char *unit)
{
  const char *currency = moat_unit_intern (unit);
  guint count;

  if (currency == NULL || moat_unit_get_kind (currency) != MOAT_UNIT_KIND_MONEY)
    return;
  count = GPOINTER_TO_UINT (g_hash_table_lookup (tally->amounts, currency));
  g_hash_table_insert (tally->amounts, (gpointer) currency, GUINT_TO_POINTER (count + 1));
}

static void
count_period (Tally *tally, MoatSecTag *tag, char **cells)
{
  MoatDate end = moat_date_parse_iso (cells[MOAT_SEC_END], -1);
  MoatPeriod period = { .start = moat_date_parse_iso (cells[MOAT_SEC_START], -1), .end = end };
  int days;

  if (end == MOAT_DATE_NONE)
    return;
  days = moat_period_days (period);
  tag->first = tag->first != MOAT_DATE_NONE ? MIN (tag->first, end) : end;
  tag->last = MAX (tag->last, end);
  tag->n_instants += *cells[MOAT_SEC_START] == '\0';
  tag->n_years += days >= 350 && days <= 380;
  tag->n_quarters += days >= 80 && days <= 100;
  if (days >= 350 && days <= 380)
    moat_year_end_votes_add (tally->votes, end);
  else if (*cells[MOAT_SEC_START] != '\0' && (days < 80 || days > 100))
    tag->n_others++;
}

static const char *
keep (Survey *survey, const char *text)
{
  return g_string_chunk_insert_const (survey->texts, text);
}

static void
add_statement (Survey *survey, const Tally *tally, MoatSecTag *tag, char **cells)
{
  MoatSecStatement statement = {
    .tag = tag,
    .company = tally->index,
    .unit = keep (survey, cells[MOAT_SEC_UNIT]),
    .start = keep (survey, cells[MOAT_SEC_START]),
    .end = keep (survey, cells[MOAT_SEC_END]),
    .accn = keep (survey, cells[MOAT_SEC_ACCN]),
    .value = keep (survey, cells[MOAT_SEC_VALUE]),
  };

  if (*statement.value != '\0')
    g_array_append_val (survey->statements, statement);
}

static void
add_unit (MoatSecTag *tag, const char *unit)
{
  const char *interned = g_intern_string (unit);

  if (!g_ptr_array_find (tag->units, interned, NULL))
    g_ptr_array_add (tag->units, (gpointer) interned);
}

static void
add_row (Survey *survey, char **cells)
{
  MoatDate filed = moat_date_parse_iso (cells[MOAT_SEC_FILED], -1);
  Tally *tally = find_tally (survey, cells);
  MoatSecTag *tag;

  tally->company->n_rows++;
  count_amount (tally, cells[MOAT_SEC_UNIT]);
  survey->last_filed = MAX (survey->last_filed, filed);
  if (moat_sec_concept_is_of_part (cells[MOAT_SEC_CONCEPT]))
    {
      survey->summary->n_parts++;
      return;
    }
  tag = find_tag (survey, cells);
  add_unit (tag, cells[MOAT_SEC_UNIT]);
  count_period (tally, tag, cells);
  if (tag->key != NULL)
    add_statement (survey, tally, tag, cells);
}

static const char *
find_main_currency (GHashTable *amounts)
{
  const char *best = NULL;
  guint most = 0;
  GHashTableIter iter;
  gpointer currency, count;

  g_hash_table_iter_init (&iter, amounts);
  while (g_hash_table_iter_next (&iter, &currency, &count))
    {
      guint n = GPOINTER_TO_UINT (count);

      if (n < most || (n == most && strcmp (currency, best) > 0))
        continue;
      most = n;
      best = currency;
    }
  return best;
}

/* Makes a key that no other company of the file has. */
static char *
make_key (const MoatSecCompany *company, GHashTable *keys)
{
  g_autofree char *key = moat_sec_company_make_key (company->name);

  if (*key == '\0')
    return g_strdup_printf ("cik-%s", company->cik);
  if (g_hash_table_contains (keys, key))
    return g_strdup_printf ("%s-%s", key, company->cik);
  return g_steal_pointer (&key);
}

static void
describe_companies (Survey *survey)
{
  GPtrArray *companies = survey->summary->companies;
  g_autoptr (GHashTable) keys = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < companies->len; i++)
    {
      MoatSecCompany *company = companies->pdata[i];
      const Tally *tally = g_hash_table_lookup (survey->tallies, company->name);
      g_autofree char *label = moat_sec_company_make_label (company->name);

      company->entity->key = make_key (company, keys);
      g_hash_table_add (keys, company->entity->key);
      moat_label_set (&company->entity->label, label, NULL);
      company->entity->currency = find_main_currency (tally->amounts);
      if (!survey->summary->is_data_set)
        company->entity->year_end = moat_year_end_votes_decide (tally->votes);
    }
}

/* The whole data set is cited, not its companies. */
static void
describe_data_set (MoatSource *source, const char *name)
{
  const char *end = g_str_has_suffix (name, ".zip") ? strrchr (name, '.') : name + strlen (name);
  g_autofree char *stem = g_strndup (name, (gsize) (end - name));
  g_autofree char *en = g_strdup_printf ("SEC Financial Statement Data Set %s", stem);
  g_autofree char *zh = g_strdup_printf ("美国证监会财务报表数据集%s", stem);

  source->key = g_strdup_printf ("sec-data-set-%s", stem);
  moat_label_set (&source->title, en, zh);
  moat_label_set (&source->publisher, "US Securities and Exchange Commission",
                  "美国证券交易委员会");
  source->url =
    g_strdup ("https://www.sec.gov/data-research/sec-markets-data/financial-statement-data-sets");
}

static void
describe_company_facts (MoatSource *source, const MoatSecCompany *company)
{
  const char *label = company->entity->label.en;
  g_autofree char *en = g_strdup_printf ("%s: company facts (SEC EDGAR)", label);
  g_autofree char *zh = g_strdup_printf ("%s：历次申报的财务数据（SEC EDGAR）", label);

  source->key = g_strdup_printf ("sec-companyfacts-%s", company->cik);
  moat_label_set (&source->title, en, zh);
  moat_label_set (&source->publisher, "SEC EDGAR", "美国证监会EDGAR系统");
  source->url =
    g_strdup_printf ("https://data.sec.gov/api/xbrl/companyfacts/CIK%s.json", company->cik);
}

/* @name: of the file. */
static void
describe_source (Survey *survey, const char *name)
{
  MoatSource *source = moat_source_new ();
  const GPtrArray *companies = survey->summary->companies;

  source->published = survey->last_filed;
  if (survey->summary->is_data_set)
    describe_data_set (source, name);
  else if (companies->len > 0)
    describe_company_facts (source, companies->pdata[0]);
  else
    source->key = g_strdup (name);
  survey->summary->source = source;
}

static void
start_survey (Survey *survey)
{
  survey->summary = g_new0 (MoatSecSummary, 1);
  survey->summary->companies = g_ptr_array_new_with_free_func (company_free);
  survey->summary->tags = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_sec_tag_free);
  survey->tallies = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tally_free);
  survey->tags = g_hash_table_new (g_str_hash, g_str_equal);
  survey->statements = g_array_new (FALSE, FALSE, sizeof (MoatSecStatement));
  survey->texts = g_string_chunk_new (4096);
}

MoatSecSummary *
moat_sec_summarise_rows (MoatRowReader *rows, const char *name, GCancellable *cancellable,
                         GError **error)
{
  g_auto (Survey) survey = { 0 };
  g_autoptr (GError) reason = NULL;
  MoatRow row;

  g_return_val_if_fail (MOAT_IS_ROW_READER (rows) && name != NULL, NULL);

  start_survey (&survey);
  while (moat_row_reader_next (rows, &row, cancellable, &reason))
    {
      if (row.line == 1)
        survey.summary->is_data_set =
          strcmp (row.cells[MOAT_SEC_FRAME], MOAT_SEC_YEAR_END_HEADER) == 0;
      else
        add_row (&survey, row.cells);
    }
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  describe_companies (&survey);
  describe_source (&survey, name);
  moat_sec_join (survey.summary, survey.statements);
  return g_steal_pointer (&survey.summary);
}

MoatSecSummary *
moat_sec_summarise (MoatDataFile *file, const char *table, GCancellable *cancellable,
                    GError **error)
{
  g_autoptr (MoatRowReader) rows = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (MOAT_IS_DATA_FILE (file), NULL);

  rows = moat_data_file_read_rows (file, table, error);
  if (rows == NULL)
    return NULL;
  name = g_path_get_basename (moat_data_file_get_path (file));
  return moat_sec_summarise_rows (rows, name, cancellable, error);
}

void
moat_sec_summary_free (MoatSecSummary *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->companies);
  g_ptr_array_unref (self->tags);
  moat_source_free (self->source);
  g_free (self);
}

const MoatSecCompany *
moat_sec_summary_find_company (const MoatSecSummary *self, const char *key)
{
  for (guint i = 0; i < self->companies->len; i++)
    {
      const MoatSecCompany *company = self->companies->pdata[i];

      if (strcmp (company->entity->key, key) == 0)
        return company;
    }
  return NULL;
}

const MoatSecTag *
moat_sec_summary_find_tag (const MoatSecSummary *self, const char *concept)
{
  for (guint i = 0; i < self->tags->len; i++)
    {
      const MoatSecTag *tag = self->tags->pdata[i];

      if (g_strcmp0 (tag->concept, concept) == 0)
        return tag;
    }
  return NULL;
}
