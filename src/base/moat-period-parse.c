/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reading periods as people write them.
 *
 * The text is first folded (moat-fold.h), and a tilde is a dash.  What is left is one part, or two
 * parts with a dash, a slash, "to" or 至 between them; a part is a year with what may follow it
 * (month and day, quarter, half), in ISO, English or Chinese notation.  Two parts make the span
 * from the first day of the one to the last day of the other.
 *
 * Whether a part is fiscal is said once for both: "FY2014-2023" and "2014-2023财年" are fiscal
 * years throughout.  A quarter or half without such a mark is the calendar's.  A year of two digits
 * is read only where nobody means the first century: of a fiscal year, and in "1H24".
 *
 * "FY24/25" is one year, named after both of the calendar years that it touches; a company whose
 * fiscal year is the calendar's has none.  "FY24-25" is that year to some and two years to others,
 * so it is refused.
 */
#include "moat-period.h"

#include "moat-fold.h"

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
  gboolean is_marked; /* has an "FY" of its own before it */
  gboolean is_short;  /* the year has two digits */
} Part;

/* NULL when @text is not valid UTF-8.  A tilde between dates is a dash. */
static char *
fold_text (const char *text)
{
  char *folded = moat_fold_text (text);

  return folded ? g_strdelimit (folded, "~", '-') : NULL;
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

/* "3q" or "1h", which a year follows.  Leaves @text alone when it is neither. */
static gboolean
take_number_first (const char **text, Part *part)
{
  const char *p = *text;
  int number = 0;

  if (!take_number (&p, 1, 1, &number) || (*p != 'q' && *p != 'h') || number < 1 ||
      number > (*p == 'q' ? 4 : 2))
    return FALSE;

  part->kind = *p == 'q' ? PART_QUARTER : PART_HALF;
  part->number = number;
  *text = p + 1;
  return TRUE;
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

/* "february", "feb", "sept.": the whole word is one. */
static gboolean
take_month_name (const char **text, int *month)
{
  static const char *const names[] = { "january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december" };
  const char *p = *text;
  gsize length;

  while (g_ascii_isalpha (*p))
    p++;
  length = (gsize) (p - *text);
  for (int i = 0; i < 12; i++)
    if (strncmp (*text, names[i], length) == 0 &&
        (length == 3 || length == strlen (names[i]) || (i == 8 && length == 4)))
      {
        *month = i + 1;
        take (&p, ".");
        *text = p;
        return TRUE;
      }
  return FALSE;
}

/* "24 february 2025", "february 2025", "feb 24, 2025". */
static gboolean
take_english_date (const char **text, Part *part)
{
  const char *p = *text;
  gboolean has_day = take_number (&p, 1, 2, &part->day);

  skip_space (&p);
  if (!take_month_name (&p, &part->number))
    return FALSE;
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
                 : !take (&p, "-") || !take_number (&p, 2, 2, &part->number) || part->number > 12)
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

/* A year of four digits, or of two where it cannot be misread: behind FY, in "1H24", and as the
 * second of two fiscal years. */
static gboolean
take_year (const char **text, gboolean may_be_short, const Part *before, Part *part)
{
  if (take_number (text, 4, 4, &part->year))
    return TRUE;
  if (!(may_be_short || part->is_fiscal || before) || !take_number (text, 2, 2, &part->year))
    return FALSE;

  part->is_short = TRUE;
  if (before && !may_be_short && !part->is_fiscal)
    {
      part->year += before->year / 100 * 100;
      if (part->year < before->year)
        part->year += 100;
    }
  else
    part->year += part->year < 70 ? 2000 : 1900;
  return TRUE;
}

/* @before is the year that the part is the other end to; NULL for the first part. */
static gboolean
take_part (const char **text, const Part *before_part, Part *part)
{
  static const char *const before[] = { "fiscal year", "fiscal", "fy", NULL };
  static const char *const after[] = { "财政年度", "财年", "會計年度", "财务年度", NULL };
  gboolean has_number_first, has_period, has_year_word;

  *part = (Part){ .kind = PART_YEAR };
  skip_space (text);
  if (take_english_date (text, part))
    return TRUE;
  *part = (Part){ .kind = PART_YEAR };
  has_number_first = take_number_first (text, part);
  has_period = has_number_first || take_quarter_or_half (text, part);
  skip_space (text);
  part->is_marked = part->is_fiscal = take_any (text, before);
  if (!part->is_fiscal)
    take (text, "cy");
  skip_space (text);

  if (!take_year (text, has_number_first, has_period ? NULL : before_part, part))
    return FALSE;
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

/* What two years with @sign between them mean together: @from is made one year for "FY24/25". FALSE
 * for what cannot be read with certainty. */
static gboolean
join_years (Part *from, Part *to, char sign, MoatYearEnd year_end)
{
  gboolean are_next;

  from->is_fiscal = to->is_fiscal = from->is_fiscal || to->is_fiscal;
  if (from->kind != PART_YEAR || to->kind != PART_YEAR || to->is_marked)
    return TRUE;
  if (!to->is_fiscal)
    return !to->is_short;

  are_next = to->year == from->year + 1;
  if (sign != '/')
    return !(to->is_short && are_next);
  if (!are_next)
    return !to->is_short;
  from->year = to->year;
  return year_end.month != 12 || year_end.day < 31;
}

gboolean
moat_period_parse (const char *text, MoatYearEnd year_end, MoatPeriod *out)
{
  static const char *const between[] = { "-", "/", "to ", "至", "到", NULL };
  g_autofree char *folded = NULL;
  MoatPeriod first, last;
  Part from, to;
  const char *p;
  char sign;

  g_return_val_if_fail (text && out, FALSE);

  folded = fold_text (text);
  p = folded;
  if (!p || !take_part (&p, NULL, &from))
    return FALSE;

  if (*p == '\0')
    {
      if (!resolve_part (&from, year_end, &first))
        return FALSE;
      *out = from.kind == PART_DAY ? moat_period_instant (first.end) : first;
      return TRUE;
    }

  skip_space (&p);
  sign = *p;
  if (!take_any (&p, between) || !take_part (&p, from.kind == PART_YEAR ? &from : NULL, &to) ||
      *p != '\0' || !join_years (&from, &to, sign, year_end))
    return FALSE;
  if (!resolve_part (&from, year_end, &first) || !resolve_part (&to, year_end, &last) ||
      first.start > last.end)
    return FALSE;

  *out = (MoatPeriod){ first.start, last.end };
  return TRUE;
}
