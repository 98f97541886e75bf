/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands around the numbers of a Financial Statement Data Set of the SEC: the filings
 * (sub.txt) and the labels of the tags (tag.txt).  Both fit into memory; the numbers do not, so
 * these are read first.
 *
 * A company is known by its number.  It may file under several names within a quarter, of which
 * the last counts, and two companies may have the same. */
#include "config.h"

#include "moat-fsds.h"

#include <string.h>

#include "moat-cell-period.h"
#include "moat-sec-row.h"
#include "moat-tab-lines.h"

enum
{
  SUB_ADSH,
  SUB_CIK,
  SUB_NAME,
  SUB_FORM,
  SUB_FYE,
  SUB_FY,
  SUB_FP,
  SUB_FILED,
  SUB_N_COLUMNS
};

static const char *const sub_columns[] = { "adsh", "cik", "name",  "form", "fye",
                                           "fy",   "fp",  "filed", NULL };

enum
{
  TAG_TAG,
  TAG_VERSION,
  TAG_LABEL,
  TAG_N_COLUMNS
};

static const char *const tag_columns[] = { "tag", "version", "tlabel", NULL };

static void
filing_free (gpointer data)
{
  MoatFsdsFiling *filing = data;

  g_free (filing->company);
  g_free (filing->name);
  g_free (filing->cik);
  g_free (filing->form);
  g_free (filing->year_end);
  g_free (filing->fy);
  g_free (filing->fp);
  g_free (filing->filed);
  g_free (filing);
}

char *
moat_fsds_make_date (const char *text)
{
  MoatDate date = strspn (text, "0123456789") == 8 ? moat_cell_date_read (text, MOAT_DATE_ORDER_YMD)
                                                   : MOAT_DATE_NONE;

  return date != MOAT_DATE_NONE ? moat_date_to_iso (date) : g_strdup (text);
}

void
moat_fsds_make_concept (GString *out, const char *tag, const char *version)
{
  const char *slash = strchr (version, '/');
  int length = slash != NULL ? (int) (slash - version) : 0;

  if (slash == NULL)
    g_string_printf (out, "custom:%s", tag);
  else if (strncmp (version, "ifrs/", 5) == 0)
    g_string_printf (out, "ifrs-full:%s", tag);
  else
    g_string_printf (out, "%.*s:%s", length, version, tag);
}

static MoatFsdsFiling *
filing_new (char **cells)
{
  MoatFsdsFiling *filing = g_new0 (MoatFsdsFiling, 1);

  filing->name = g_strdup (cells[SUB_NAME]);
  filing->cik = moat_sec_normalise_cik (cells[SUB_CIK]);
  filing->form = g_strdup (cells[SUB_FORM]);
  filing->year_end = g_strdup (cells[SUB_FYE]);
  filing->fy = g_strdup (cells[SUB_FY]);
  filing->fp = g_strdup (cells[SUB_FP]);
  filing->filed = moat_fsds_make_date (cells[SUB_FILED]);
  return filing;
}

/* The last filing of each company: number → MoatFsdsFiling, all borrowed. */
static GHashTable *
find_last_filings (GHashTable *filings)
{
  GHashTable *last = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, filings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MoatFsdsFiling *filing = value;
      const MoatFsdsFiling *other = g_hash_table_lookup (last, filing->cik);
      int order = other != NULL ? strcmp (filing->filed, other->filed) : 1;

      if (order > 0 || (order == 0 && strcmp (filing->name, other->name) > 0))
        g_hash_table_replace (last, filing->cik, filing);
    }
  return last;
}

/* Gives every filing the name of its company. */
static void
name_companies (GHashTable *filings)
{
  g_autoptr (GHashTable) last = find_last_filings (filings);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, last);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MoatFsdsFiling *filing = value;
      guint n = GPOINTER_TO_UINT (g_hash_table_lookup (names, filing->name));

      g_hash_table_insert (names, filing->name, GUINT_TO_POINTER (n + 1));
    }
  g_hash_table_iter_init (&iter, filings);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      MoatFsdsFiling *filing = value;
      const MoatFsdsFiling *named = g_hash_table_lookup (last, filing->cik);
      g_autofree char *numbered = g_strdup_printf ("%s (%s)", named->name, named->cik);

      filing->company = GPOINTER_TO_UINT (g_hash_table_lookup (names, named->name)) > 1
                          ? g_steal_pointer (&numbered)
                          : g_strdup (named->name);
    }
}

GHashTable *
moat_fsds_read_filings (MoatZip *zip, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) filings =
    g_hash_table_new_full (g_str_hash, g_str_equal, g_free, filing_free);
  g_autoptr (MoatTabLines) lines =
    moat_tab_lines_open (zip, "sub.txt", sub_columns, cancellable, error);
  g_autoptr (GError) reason = NULL;
  char *cells[SUB_N_COLUMNS];

  if (lines == NULL)
    return NULL;
  while (moat_tab_lines_next (lines, cells, cancellable, &reason))
    g_hash_table_replace (filings, g_strdup (cells[SUB_ADSH]), filing_new (cells));
  if (reason != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  name_companies (filings);
  return g_steal_pointer (&filings);
}

/* A text that was put in quotes because there are some in it. */
static char *
unquote (const char *text)
{
  gsize length = strlen (text);
  GString *plain;

  if (length < 2 || *text != '"' || text[length - 1] != '"')
    return g_strdup (text);
  plain = g_string_new_len (text + 1, (gssize) length - 2);
  g_string_replace (plain, "\"\"", "\"", 0);
  return g_string_free (plain, FALSE);
}

GHashTable *
moat_fsds_read_labels (MoatZip *zip, GCancellable *cancellable, GError **error)
{
  g_autoptr (GHashTable) labels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (MoatTabLines) lines =
    moat_tab_lines_open (zip, "tag.txt", tag_columns, cancellable, error);
  g_autoptr (GError) reason = NULL;
  char *cells[TAG_N_COLUMNS];

  if (lines == NULL)
    return NULL;
  while (moat_tab_lines_next (lines, cells, cancellable, &reason))
    g_hash_table_replace (labels, g_strjoin (" ", cells[TAG_TAG], cells[TAG_VERSION], NULL),
                          unquote (cells[TAG_LABEL]));
  if (reason == NULL)
    return g_steal_pointer (&labels);
  g_propagate_error (error, g_steal_pointer (&reason));
  return NULL;
}
