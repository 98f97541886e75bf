/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which of the tags that a company used for a concept are one and the same line of its statements.
 *
 * The preferred tag is taken, and with it every other that never contradicts what is taken: where
 * both state a period in a unit, they state one value.  So a line goes on when the taxonomy or the
 * accountants change its tag, and nothing is ever added up.  A tag that contradicts is left to the
 * user, with the periods.  Within one filing it can only mean something else; between filings it
 * can be a restatement too, but the file does not say so.
 *
 * A tag of flows that no year is stated under comes after those with years: it is used in some
 * note. */
#include "config.h"

#include "moat-sec-join.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-decimal.h"
#include "moat-sec-tags.h"

#define MAX_NAMED 3 /* periods in a note */

/** Clash: the periods for which a tag contradicts those that are taken. */
typedef struct
{
  guint n;
  gboolean in_one_filing;
  GString *periods;
  const MoatSecTag *other;
} Clash;

MoatSecTag *
moat_sec_tag_new (void)
{
  MoatSecTag *self = g_new0 (MoatSecTag, 1);

  self->units = g_ptr_array_new ();
  return self;
}

void
moat_sec_tag_free (MoatSecTag *self)
{
  if (self == NULL)
    return;
  g_free (self->concept);
  g_free (self->label);
  g_ptr_array_unref (self->units);
  g_free (self->note);
  g_free (self);
}

static int
compare_places (const MoatSecStatement *one, const MoatSecStatement *other)
{
  int order = one->company < other->company ? -1 : one->company > other->company;

  if (order == 0)
    order = g_strcmp0 (one->tag->key, other->tag->key);
  if (order == 0)
    order = strcmp (one->unit, other->unit);
  if (order == 0)
    order = strcmp (one->end, other->end);
  if (order == 0)
    order = strcmp (one->start, other->start);
  return order;
}

static int
compare_statements (gconstpointer a, gconstpointer b)
{
  return compare_places (a, b);
}

static gboolean
have_one_value (const MoatSecStatement *one, const MoatSecStatement *other)
{
  MoatDecimal a, b;

  if (one->value == other->value)
    return TRUE;
  return moat_decimal_parse (one->value, &a) && moat_decimal_parse (other->value, &b) &&
         moat_decimal_compare (a, b) == 0;
}

/* Whether @statement contradicts what is taken among the @n statements of the same place. */
static gboolean
contradicts (const MoatSecStatement *statement, const MoatSecStatement *group, gsize n,
             Clash *clash)
{
  gboolean agrees = FALSE;
  gboolean agrees_within = FALSE;
  const MoatSecTag *within = NULL;
  const MoatSecTag *elsewhere = NULL;

  for (gsize i = 0; i < n; i++)
    {
      gboolean same = have_one_value (statement, &group[i]);

      if (!group[i].tag->taken)
        continue;
      agrees |= same;
      if (group[i].accn != statement->accn)
        {
          elsewhere = group[i].tag;
          continue;
        }
      within = group[i].tag;
      agrees_within |= same;
    }
  if (within != NULL ? agrees_within : agrees || elsewhere == NULL)
    return FALSE;
  clash->other = within != NULL ? within : elsewhere;
  clash->in_one_filing |= within != NULL;
  return TRUE;
}

static void
note_period (Clash *clash, const MoatSecStatement *statement)
{
  if (clash->n++ >= MAX_NAMED)
    return;
  g_string_append_printf (clash->periods, "%s%s%s%s", clash->n > 1 ? ", " : "", statement->start,
                          *statement->start != '\0' ? "/" : "", statement->end);
}

/* Looks at the @n statements of one company, concept, unit and period. */
static void
check_group (const MoatSecTag *tag, const MoatSecStatement *group, gsize n, Clash *clash)
{
  for (gsize i = 0; i < n; i++)
    {
      if (group[i].tag != tag || !contradicts (&group[i], group, n, clash))
        continue;
      note_period (clash, &group[i]);
      return;
    }
}

static void
find_clash (const MoatSecTag *tag, GArray *statements, Clash *clash)
{
  const MoatSecStatement *all = (const MoatSecStatement *) (gpointer) statements->data;

  for (gsize start = 0, end; start < statements->len; start = end)
    {
      for (end = start + 1; end < statements->len; end++)
        {
          if (compare_places (&all[start], &all[end]) != 0)
            break;
        }
      if (g_str_equal (all[start].tag->key, tag->key))
        check_group (tag, all + start, end - start, clash);
    }
}

static char *
describe_clash (const Clash *clash)
{
  const char *concept = clash->other->concept;
  const char *periods = clash->periods->str;

  if (clash->n > MAX_NAMED)
    g_string_append (clash->periods, ", …");
  if (clash->in_one_filing)
    return g_strdup_printf (
      /* Translators: a tag, a number of periods, and the first of them. */
      ngettext ("Not taken: one filing states another value under %s, for %u period (%s)",
                "Not taken: the same filings state other values under %s, for %u periods (%s)",
                clash->n),
      concept, clash->n, periods);
  return g_strdup_printf (
    /* Translators: a tag, a number of periods, and the first of them. */
    ngettext ("Not taken: another filing states another value under %s, for %u period (%s); it "
              "may have been restated",
              "Not taken: other filings state other values under %s, for %u periods (%s); they "
              "may have been restated",
              clash->n),
    concept, clash->n, periods);
}

/* Whether @tag belongs to what is taken already, of which @first (nullable) was the first. */
static void
judge (MoatSecTag *tag, gboolean only_alone, const MoatSecTag *first, GArray *statements)
{
  g_autoptr (GString) periods = g_string_new (NULL);
  Clash clash = { .periods = periods };

  if (first == NULL)
    {
      tag->taken = TRUE;
      if (only_alone)
        tag->note = g_strdup (_ ("Taken because the company states nothing nearer to it"));
      return;
    }
  if (only_alone)
    {
      /* Translators: %s is a tag. */
      tag->note = g_strdup_printf (_ ("Not taken: %s is nearer to it"), first->concept);
      return;
    }
  find_clash (tag, statements, &clash);
  tag->taken = clash.n == 0;
  if (tag->taken)
    /* Translators: %s is a tag. */
    tag->note = g_strdup_printf (_ ("Taken with %s, which it never contradicts"), first->concept);
  else
    tag->note = describe_clash (&clash);
}

/* When it is the turn of a tag.  Data sets have years of few companies. */
static int
get_round (const MoatSecSummary *summary, const MoatSecTagMeaning *meaning, const MoatSecTag *tag)
{
  if (meaning->only_alone)
    return 2;
  return summary->is_data_set || tag->n_years + tag->n_instants > 0 ? 0 : 1;
}

/* Moves the tags for @key, whose meanings begin at @meaning, to @tags.  Gives the next key's. */
static const MoatSecTagMeaning *
join_key (MoatSecSummary *summary, const MoatSecTagMeaning *meaning, GArray *statements,
          GPtrArray *tags)
{
  const MoatSecTag *first = NULL;
  const char *key = meaning->key;
  const MoatSecTagMeaning *end = meaning;
  guint n_before = tags->len;

  while (end->key != NULL && strcmp (end->key, key) == 0)
    end++;
  for (int round = 0; round < 3; round++)
    {
      for (const MoatSecTagMeaning *one = meaning; one < end; one++)
        {
          MoatSecTag *tag = (MoatSecTag *) moat_sec_summary_find_tag (summary, one->concept);

          if (tag == NULL || get_round (summary, one, tag) != round)
            continue;
          judge (tag, one->only_alone, first, statements);
          first = first != NULL ? first : tag;
          g_ptr_array_add (tags, tag);
        }
    }
  if (tags->len == n_before)
    {
      MoatSecTag *none = moat_sec_tag_new ();

      none->key = key;
      none->note = g_strdup (_ ("Not disclosed: the file has none of the tags that state it"));
      g_ptr_array_add (tags, none);
    }
  return end;
}

void
moat_sec_join (MoatSecSummary *summary, GArray *statements)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_sec_tag_free);
  const MoatSecTagMeaning *meaning = moat_sec_tags_get ();

  g_array_sort (statements, compare_statements);
  while (meaning->key != NULL)
    meaning = join_key (summary, meaning, statements, tags);
  for (guint i = 0; i < summary->tags->len; i++)
    {
      MoatSecTag *tag = summary->tags->pdata[i];

      if (tag->key == NULL)
        g_ptr_array_add (tags, tag);
    }
  g_ptr_array_set_free_func (summary->tags, NULL);
  g_ptr_array_unref (summary->tags);
  summary->tags = tags;
}
