/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Companies as the SEC registers them: in capitals, with a legal form, and without the last day of
 * their fiscal year.
 *
 * The year end is read from the periods that a company reports on.  Companies change it, so only
 * the last six years count; some end their years on a day of the week, so that no two years end on
 * the same date: if no date has half of the statements, the end of the nearest month is theirs. */
#include "config.h"

#include "moat-sec-company.h"

#include <string.h>

#define RECENT_DAYS (6 * 366)
#define LAST_DAY 31 /* stands for the last day of any month */

struct _MoatYearEndVotes
{
  GHashTable *counts; /* MoatDate → number of statements, both in the pointer */
};

/* The words of a name in small letters, without the state of incorporation: "INTEL CORP /DE/". */
static GPtrArray *
split_name (const char *name)
{
  g_autofree char *small = g_utf8_casefold (name, -1);
  g_autoptr (GString) word = g_string_new (NULL);
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);
  char *slash = strstr (small, " /");

  if (slash != NULL && g_str_has_suffix (small, "/"))
    *slash = '\0';
  for (const char *at = small;; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (word, c);
      else if (c != '.' && c != '\'' && word->len > 0)
        {
          g_ptr_array_add (words, g_strdup (word->str));
          g_string_truncate (word, 0);
        }
      if (c == 0)
        return words;
    }
}

char *
moat_sec_company_make_key (const char *name)
{
  static const char *const forms[] = { "inc",     "incorporated", "corp",     "corporation", "co",
                                       "company", "ltd",          "limited",  "llc",         "lp",
                                       "plc",     "ag",           "sa",       "nv",          "se",
                                       "spa",     "ab",           "asa",      "oyj",         "kk",
                                       "bv",      "holding",      "holdings", NULL };
  g_autoptr (GPtrArray) words = split_name (name);

  if (words->len > 1 && g_str_equal (words->pdata[0], "the"))
    g_ptr_array_remove_index (words, 0);
  while (words->len > 1 && g_strv_contains (forms, words->pdata[words->len - 1]))
    g_ptr_array_set_size (words, (int) words->len - 1);
  g_ptr_array_add (words, NULL);
  return g_strjoinv ("-", (char **) words->pdata);
}

static gboolean
has_small_letters (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      if (g_unichar_islower (g_utf8_get_char (text)))
        return TRUE;
    }
  return FALSE;
}

/* Abbreviations stay in capitals: known ones, and what nobody could pronounce. */
static gboolean
is_abbreviation (const char *word)
{
  static const char *const known[] = { "USA", "US", "UK",  "AG", "SA", "SE",  "N.V.", "S.A.",
                                       "AB",  "II", "III", "IV", "AI", "IBM", NULL };

  if (g_strv_contains (known, word))
    return TRUE;
  if (g_str_has_prefix (word, "LTD") || g_str_has_prefix (word, "CORP"))
    return FALSE;
  return strpbrk (word, "AEIOUY") == NULL && strlen (word) <= 4;
}

static char *
write_word (const char *word, gboolean is_first)
{
  static const char *const small[] = { "OF", "AND", "THE", "FOR", "IN", "ON", NULL };
  g_autofree char *rest = NULL;

  if (g_strv_contains (small, word) && !is_first)
    return g_utf8_strdown (word, -1);
  if (is_abbreviation (word) || strpbrk (word, "&0123456789") != NULL)
    return g_strdup (word);
  rest = g_utf8_strdown (g_utf8_next_char (word), -1);
  return g_strdup_printf ("%.*s%s", (int) (g_utf8_next_char (word) - word), word, rest);
}

char *
moat_sec_company_make_label (const char *name)
{
  g_auto (GStrv) words = NULL;

  if (has_small_letters (name))
    return g_strdup (name);
  words = g_strsplit (name, " ", -1);
  for (guint i = 0; words[i] != NULL; i++)
    {
      char *written = *words[i] != '\0' ? write_word (words[i], i == 0) : g_strdup ("");

      g_free (words[i]);
      words[i] = written;
    }
  return g_strjoinv (" ", words);
}

MoatYearEndVotes *
moat_year_end_votes_new (void)
{
  MoatYearEndVotes *self = g_new0 (MoatYearEndVotes, 1);

  self->counts = g_hash_table_new (NULL, NULL);
  return self;
}

void
moat_year_end_votes_free (MoatYearEndVotes *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->counts);
  g_free (self);
}

void
moat_year_end_votes_add (MoatYearEndVotes *self, MoatDate end)
{
  gpointer date = GINT_TO_POINTER (end);
  guint count = GPOINTER_TO_UINT (g_hash_table_lookup (self->counts, date));

  g_hash_table_insert (self->counts, date, GUINT_TO_POINTER (count + 1));
}

static MoatDate
find_latest (GHashTable *counts)
{
  MoatDate latest = MOAT_DATE_NONE;
  GHashTableIter iter;
  gpointer date;

  g_hash_table_iter_init (&iter, counts);
  while (g_hash_table_iter_next (&iter, &date, NULL))
    latest = MAX (latest, GPOINTER_TO_INT (date));
  return latest;
}

/* The month at whose end or beginning @date is nearest to the end. */
static int
find_nearest_month (MoatDate date)
{
  int month, day;

  moat_date_split (date, NULL, &month, &day);
  return day > 15 ? month : (month + 10) % 12 + 1;
}

MoatYearEnd
moat_year_end_votes_decide (const MoatYearEndVotes *self)
{
  guint dates[12][LAST_DAY] = { 0 };
  guint months[12] = { 0 };
  guint total = 0;
  guint month = 0, best = 0;
  MoatDate latest = find_latest (self->counts);
  GHashTableIter iter;
  gpointer date, count;

  g_hash_table_iter_init (&iter, self->counts);
  while (g_hash_table_iter_next (&iter, &date, &count))
    {
      int y, m, d;

      if (GPOINTER_TO_INT (date) < latest - RECENT_DAYS)
        continue;
      moat_date_split (GPOINTER_TO_INT (date), &y, &m, &d);
      if (d == moat_date_days_in_month (y, m))
        d = LAST_DAY;
      dates[m - 1][d - 1] += GPOINTER_TO_UINT (count);
      months[find_nearest_month (GPOINTER_TO_INT (date)) - 1] += GPOINTER_TO_UINT (count);
      total += GPOINTER_TO_UINT (count);
    }
  if (total == 0)
    return MOAT_YEAR_END_CALENDAR;
  for (guint i = 0; i < 12 * LAST_DAY; i++)
    {
      if (dates[i / LAST_DAY][i % LAST_DAY] > dates[best / LAST_DAY][best % LAST_DAY])
        best = i;
    }
  for (guint i = 0; i < 12; i++)
    month = months[i] > months[month] ? i : month;
  if (dates[best / LAST_DAY][best % LAST_DAY] * 2 >= total)
    month = best / LAST_DAY;
  else
    best = LAST_DAY - 1;
  return (MoatYearEnd){
    .month = (guint8) (month + 1),
    .day =
      (guint8) MIN ((int) (best % LAST_DAY) + 1, moat_date_days_in_month (2023, (int) month + 1)),
  };
}
