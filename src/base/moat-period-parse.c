/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading periods as people write them.
 *
 * The text is first folded: full-width digits and letters become ASCII, every dash becomes "-",
 * letters become small, spaces become one.  What is left is one part, or two parts with a dash,
 * a slash, "to" or 至 between them; a part is a year with what may follow it (month and day,
 * quarter, half), in ISO, English or Chinese notation.  Two parts make the span from the first
 * day of the one to the last day of the other.
 *
 * Whether a part is fiscal is said once for both: "FY2014-2023" and "2014-2023财年" are fiscal
 * years throughout.  A quarter or half without such a mark is the calendar's.  A year of two digits
 * is read only behind FY, where nobody means the first century.
 */
#include "moat-period.h"

#include <string.h>

typedef enum
{
  PART_YEAR,
  PART_HALF,
  PART_QUARTER,
  PART_MONTH,
  PART_DAY,
} PartKind;

typedef struct
{
  PartKind kind;
  int year;
  int number; /* of the half, quarter or month */
  int day;
  gboolean is_fiscal;
} Part;

static gunichar
fold_character (gunichar c)
{
  if (c >= 0xff01 && c <= 0xff5e) /* full width */
    c = c - 0xff01 + '!';
  if ((c >= 0x2010 && c <= 0x2015) || c == 0x2212 || c == '~')
    return '-';
  if (g_unichar_isspace (c))
    return ' ';
  return g_unichar_tolower (c);
}

/* NULL when @text is not valid UTF-8. */
static char *
fold_text (const char *text)
{
  g_autoptr (GString) folded = NULL;

  if (!g_utf8_validate (text, -1, NULL))
    return NULL;

  folded = g_string_new (NULL);
  for (const char *p = text; *p; p = g_utf8_next_char (p))
    {
      gunichar c = fold_character (g_utf8_get_char (p));

      if (c != ' ' || (folded->len > 0 && folded->str[folded->len - 1] != ' '))
        g_string_append_unichar (folded, c);
    }
  return g_strchomp (g_string_free (g_steal_pointer (&folded), FALSE));
}

static void
skip_space (const char **text)
{
  while (**text == ' ')
    (*text)++;
}

static gboolean
take (const char **text, const char *word)
{
  if (!g_str_has_prefix (*text, word))
    return FALSE;

  *text += strlen (word);
  return TRUE;
}

static gboolean
take_any (const char **text, const char *const *words)
{
  for (; *words; words++)
    if (take (text, *words))
      return TRUE;
  return FALSE;
}

/* A number of @least to @most digits with no further digit behind it. */
static gboolean
take_number (const char **text, int least, int most, int *out)
{
  const char *p = *text;
  int value = 0, n = 0;

  for (; g_ascii_isdigit (*p) && n <= most; n++)
    value = value * 10 + (*p++ - '0');
  if (n < least || n > most)
    return FALSE;

  *text = p;
  *out = value;
  return TRUE;
}

/* "3", or 三. */
static gboolean
take_ordinal (const char **text, int highest, int *out)
{
  static const char *const numerals[] = { "一", "二", "三", "四" };

  for (int i = 0; i < highest; i++)
    if (take (text, numerals[i]))
      {
        *out = i + 1;
        return TRUE;
      }

  return take_number (text, 1, 1, out) && *out >= 1 && *out <= highest;
}

/* "q3", "h1", "第三季度", "三季度", "上半年".  Leaves @text alone when it is none of these. */
static gboolean
take_quarter_or_half (const char **text, Part *part)
{
  const char *p = *text;
  PartKind kind = PART_HALF;
  int number = 0;

  skip_space (&p);
  if (take (&p, "上半年"))
    number = 1;
  else if (take (&p, "下半年"))
    number = 2;
  else if (*p == 'q' || *p == 'h')
    {
      kind = *p++ == 'q' ? PART_QUARTER : PART_HALF;
      if (!take_ordinal (&p, kind == PART_QUARTER ? 4 : 2, &number))
        return FALSE;
    }
  else
    {
      kind = PART_QUARTER;
      take (&p, "第");
      if (!take_ordinal (&p, 4, &number) || !(take (&p, "季度") || take (&p, "季")))
        return FALSE;
    }

  part->kind = kind;
  part->number = number;
  *text = p;
  return TRUE;
}

/* "24 february 2025", "february 2025", "feb 24, 2025". */
static gboolean
take_english_date (const char **text, Part *part)
{
  static const char *const months[] = { "jan", "feb", "mar", "apr", "may", "jun",
                                        "jul", "aug", "sep", "oct", "nov", "dec" };
  const char *p = *text;
  gboolean has_day = take_number (&p, 1, 2, &part->day);

  skip_space (&p);
  for (part->number = 1; part->number <= 12; part->number++)
    if (take (&p, months[part->number - 1]))
      break;
  if (part->number > 12)
    return FALSE;
  while (g_ascii_isalpha (*p) || *p == '.')
    p++;
  skip_space (&p);

  if (!has_day && take_number (&p, 1, 2, &part->day))
    {
      has_day = TRUE;
      take (&p, ",");
      skip_space (&p);
    }
  if (!take_number (&p, 4, 4, &part->year))
    return FALSE;

  part->kind = has_day ? PART_DAY : PART_MONTH;
  *text = p;
  return TRUE;
}

/* "-12" and "-12-31", "年12月" and "年12月31日".  A longer number is no month but another year. */
static gboolean
take_month_and_day (const char **text, gboolean is_chinese, Part *part)
{
  const char *p = *text;

  if (is_chinese ? !take_number (&p, 1, 2, &part->number) || !take (&p, "月")
                 : !take (&p, "-") || !take_number (&p, 2, 2, &part->number))
    return FALSE;
  part->kind = PART_MONTH;
  *text = p;

  if (is_chinese ? take_number (&p, 1, 2, &part->day) && take (&p, "日")
                 : take (&p, "-") && take_number (&p, 2, 2, &part->day))
    {
      part->kind = PART_DAY;
      *text = p;
    }
  return TRUE;
}

static gboolean
take_part (const char **text, Part *part)
{
  static const char *const before[] = { "fiscal year", "fiscal", "fy", NULL };
  static const char *const after[] = { "财政年度", "财年", "會計年度", "财务年度", NULL };
  gboolean has_period, has_year_word;

  *part = (Part){ PART_YEAR, 0, 0, 0, FALSE };
  skip_space (text);
  if (take_english_date (text, part))
    return TRUE;
  has_period = take_quarter_or_half (text, part);
  skip_space (text);
  part->is_fiscal = take_any (text, before);
  if (!part->is_fiscal)
    take (text, "cy");
  skip_space (text);

  if (!take_number (text, 4, 4, &part->year))
    {
      if (!part->is_fiscal || !take_number (text, 2, 2, &part->year))
        return FALSE;
      part->year += 2000;
    }

  if (has_period)
    return TRUE;
  if (take_any (text, after))
    part->is_fiscal = has_year_word = TRUE;
  else
    has_year_word = take (text, "年");

  if (take_quarter_or_half (text, part) || part->is_fiscal)
    return TRUE;
  if (!has_year_word && g_str_has_prefix (*text, "-q"))
    {
      (*text)++;
      return take_quarter_or_half (text, part);
    }
  take_month_and_day (text, has_year_word, part);
  return TRUE;
}

/* The days of @part; FALSE if there is no such month or day. */
static gboolean
resolve_part (const Part *part, MoatYearEnd year_end, MoatPeriod *out)
{
  MoatDate first;

  if (!part->is_fiscal)
    year_end = MOAT_YEAR_END_CALENDAR;

  switch (part->kind)
    {
    case PART_YEAR:
      *out = moat_period_fiscal_years (part->year, part->year, year_end);
      break;
    case PART_HALF:
      *out = moat_period_half (part->year, part->number, year_end);
      break;
    case PART_QUARTER:
      *out = moat_period_quarter (part->year, part->number, year_end);
      break;
    case PART_MONTH:
      first = moat_date_new (part->year, part->number, 1);
      *out = (MoatPeriod){ first, first + moat_date_days_in_month (part->year, part->number) - 1 };
      break;
    case PART_DAY:
      first = moat_date_new (part->year, part->number, part->day);
      *out = (MoatPeriod){ first, first };
      break;
    default:
      g_assert_not_reached ();
    }

  return !moat_period_is_instant (*out) && moat_period_is_valid (*out);
}

gboolean
moat_period_parse (const char *text, MoatYearEnd year_end, MoatPeriod *out)
{
  static const char *const between[] = { "-", "/", "to ", "至", "到", NULL };
  g_autofree char *folded = NULL;
  MoatPeriod first, last;
  Part from, to;
  const char *p;

  g_return_val_if_fail (text && out, FALSE);

  folded = fold_text (text);
  p = folded;
  if (!p || !take_part (&p, &from))
    return FALSE;

  if (*p == '\0')
    {
      if (!resolve_part (&from, year_end, &first))
        return FALSE;
      *out = from.kind == PART_DAY ? moat_period_instant (first.end) : first;
      return TRUE;
    }

  skip_space (&p);
  if (!take_any (&p, between) || !take_part (&p, &to) || *p != '\0')
    return FALSE;
  from.is_fiscal = to.is_fiscal = from.is_fiscal || to.is_fiscal;
  if (!resolve_part (&from, year_end, &first) || !resolve_part (&to, year_end, &last) ||
      first.start > last.end)
    return FALSE;

  *out = (MoatPeriod){ first.start, last.end };
  return TRUE;
}
