/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The words that somebody typed to find rows, and whether the texts of a row have them.
 *
 * A word is looked for in the form that moat-fold.h gives to whatever people type.  To fold a text
 * takes longer than to look into it, so that is done only where it changes more than the case of
 * ASCII letters: Chinese characters are their own folded form.
 *
 * A figure is seen rounded ("CNY 324.8 bn", "3,247.5亿元") and stored in full, so a number also
 * matches what rounds to it in thousands, 万, millions, 亿, billions, trillions or per cent.  A
 * period is seen by its name and stored as two dates, so a name matches periods that begin or end
 * in it; what a year is depends on the entity, and is worked out once for each kind of year. */
#include "config.h"

#include "moat-row-words.h"

#include <math.h>
#include <string.h>

#include "moat-decimal.h"
#include "moat-fold.h"

#define MAX_WORDS 32

static const double scales[] = { 0.01, 1, 1e3, 1e4, 1e6, 1e8, 1e9, 1e12 };

typedef struct
{
  char *text; /* folded */
  gsize size;
  double number, half_step; /* of its last digit */
} Word;

/* What the words mean to entities whose years end on one day. */
typedef struct
{
  MoatYearEnd year_end;
  MoatPeriod periods[MAX_WORDS];
} Calendar;

struct _MoatRowWords
{
  Word words[MAX_WORDS];
  guint n_words;
  MoatWordSet dates, numbers, periods;
  GArray *calendars; /* of Calendar */
};

/* "3,247.51" is a number with two decimals. */
static gboolean
read_number (Word *word)
{
  g_auto (GStrv) parts = g_strsplit (word->text, ",", -1);
  g_autofree char *plain = g_strjoinv ("", parts);
  const char *point = strchr (plain, '.');
  MoatDecimal number;

  if (strchr (plain, 'e') != NULL || !moat_decimal_parse (plain, &number))
    return FALSE;
  word->number = moat_decimal_to_double (number);
  word->half_step = 0.5 * pow (10, point != NULL ? -(double) strlen (point + 1) : 0);
  return TRUE;
}

static void
add_word (MoatRowWords *self, const char *text)
{
  Word *word = &self->words[self->n_words];
  MoatWordSet bit = 1u << self->n_words++;
  MoatPeriod period;

  word->text = g_strdup (text);
  word->size = strlen (text);
  if (read_number (word))
    self->numbers |= bit;
  if (text[strspn (text, "0123456789-")] == '\0')
    self->dates |= bit;
  else if (moat_period_parse (text, MOAT_YEAR_END_CALENDAR, &period))
    self->periods |= bit;
}

/* "Q3" and "H1" belong to the year before them. */
static gboolean
is_part_of_year (const char *part)
{
  return part != NULL && (*part == 'q' || *part == 'h') && g_ascii_isdigit (part[1]) &&
         part[2] == '\0';
}

MoatRowWords *
moat_row_words_new (const char *text)
{
  MoatRowWords *self = g_new0 (MoatRowWords, 1);
  g_autofree char *folded = moat_fold_text (text != NULL ? text : "");
  g_auto (GStrv) parts = g_strsplit (folded != NULL ? folded : "", " ", MAX_WORDS);

  self->calendars = g_array_new (FALSE, FALSE, sizeof (Calendar));
  for (guint i = 0; parts[i] != NULL; i++)
    {
      if (is_part_of_year (parts[i + 1]))
        {
          g_autofree char *joined = g_strconcat (parts[i], " ", parts[i + 1], NULL);

          add_word (self, joined);
          i++;
        }
      else if (*parts[i] != '\0')
        add_word (self, parts[i]);
    }
  return self;
}

void
moat_row_words_free (MoatRowWords *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; i < self->n_words; i++)
    g_free (self->words[i].text);
  g_array_unref (self->calendars);
  g_free (self);
}

MoatWordSet
moat_row_words_get_all (const MoatRowWords *self)
{
  return self->n_words == MAX_WORDS ? G_MAXUINT32 : (1u << self->n_words) - 1;
}

MoatWordSet
moat_row_words_get_dates (const MoatRowWords *self)
{
  return self->dates;
}

MoatWordSet
moat_row_words_get_numbers (const MoatRowWords *self)
{
  return self->numbers;
}

MoatWordSet
moat_row_words_get_periods (const MoatRowWords *self)
{
  return self->periods;
}

/* Makes ASCII letters of @text small, in place.  FALSE if folding changes more than that: it leaves
 * alone the three bytes of Chinese characters from U+4000, which begin with E4 to E9. */
static gboolean
fold_ascii (char *text, gsize size)
{
  guint8 strange = 0;

  for (gsize i = 0; i < size; i++)
    {
      guint8 byte = (guint8) text[i];

      text[i] = (char) (byte | (guint8) ((guint8) (byte - 'A') < 26) << 5);
      strange |= byte >= 0xc0 && (guint8) (byte - 0xe4) > 5;
    }
  return !strange;
}

MoatWordSet
moat_row_words_find_text (const MoatRowWords *self, MoatWordSet wanted, char *text, gsize size)
{
  g_autofree char *folded = NULL;
  MoatWordSet found = 0;

  if (!fold_ascii (text, size))
    {
      g_autofree char *copy = g_strndup (text, size);
      g_autofree char *valid = g_utf8_make_valid (copy, -1);

      folded = moat_fold_text (valid);
      text = folded;
      size = strlen (folded);
    }
  for (guint i = 0; i < self->n_words; i++)
    {
      if ((wanted & 1u << i) != 0 && memmem (text, size, self->words[i].text, self->words[i].size))
        found |= 1u << i;
    }
  return found;
}

MoatWordSet
moat_row_words_find_number (const MoatRowWords *self, MoatWordSet wanted, double value)
{
  MoatWordSet found = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      const Word *word = &self->words[i];

      if ((wanted & self->numbers & 1u << i) == 0)
        continue;
      for (gsize j = 0; j < G_N_ELEMENTS (scales); j++)
        {
          /* A little more than half a step, because neither side is exact. */
          if (fabs (value / scales[j] - word->number) <= word->half_step * (1 + 1e-9))
            found |= 1u << i;
        }
    }
  return found;
}

static const Calendar *
get_calendar (MoatRowWords *self, MoatYearEnd year_end)
{
  Calendar calendar = { .year_end = year_end };

  for (guint i = 0; i < self->calendars->len; i++)
    {
      const Calendar *known = &g_array_index (self->calendars, Calendar, i);

      if (known->year_end.month == year_end.month && known->year_end.day == year_end.day)
        return known;
    }
  for (guint i = 0; i < self->n_words; i++)
    {
      if ((self->periods & 1u << i) != 0)
        moat_period_parse (self->words[i].text, year_end, &calendar.periods[i]);
    }
  g_array_append_val (self->calendars, calendar);
  return &g_array_index (self->calendars, Calendar, self->calendars->len - 1);
}

static gboolean
is_within (MoatDate date, MoatPeriod period)
{
  MoatDate start = period.start != MOAT_DATE_NONE ? period.start : period.end;

  return date != MOAT_DATE_NONE && date >= start && date <= period.end;
}

MoatWordSet
moat_row_words_find_period (MoatRowWords *self, MoatWordSet wanted, MoatPeriod period,
                            MoatYearEnd year_end)
{
  const Calendar *calendar = get_calendar (self, year_end);
  MoatWordSet found = 0;

  for (guint i = 0; i < self->n_words; i++)
    {
      if ((wanted & self->periods & 1u << i) != 0 &&
          (is_within (period.start, calendar->periods[i]) ||
           is_within (period.end, calendar->periods[i])))
        found |= 1u << i;
    }
  return found;
}
