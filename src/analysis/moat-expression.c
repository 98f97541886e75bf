/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Expressions over figures: reading their text.
 *
 * One function reads each rule of the grammar that stands in the header, from the left, looking one
 * word ahead; what does not fit is refused where it stands, never skipped or guessed.  Whether the
 * figures, concepts and entities that are named exist is not known here.  The text is a stranger's,
 * as is the file that it comes from, so its length and the depth of its brackets are bounded. */
#include "config.h"

#include "moat-expression-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-unit.h"

#define MOST_CHARACTERS 2000
#define MOST_DEPTH 50

G_DEFINE_QUARK (moat_expression_error, moat_expression_error)

typedef MoatExpressionScanner Scanner;

static MoatExpression *read_expression (Scanner *in, GError **error);

void
moat_expression_free (MoatExpression *self)
{
  if (self == NULL)
    return;
  moat_expression_free (self->first);
  moat_expression_free (self->second);
  g_free (self->key);
  g_free (self->selection.concept);
  g_free (self->selection.entity);
  g_free (self->selection.tag);
  g_strfreev (self->selection.but);
  g_free (self);
}

static MoatExpression *
new_expression (MoatExpressionKind kind, gsize position)
{
  MoatExpression *self = g_new0 (MoatExpression, 1);

  self->kind = kind;
  self->position = position;
  return self;
}

static gboolean
fail (Scanner *in, MoatExpressionError code, const char *message, GError **error)
{
  return moat_expression_scanner_fail (in, code, g_strdup (message), error);
}

static const char *
read_currency (Scanner *in, GError **error)
{
  Scanner before = *in;
  g_autofree char *word = moat_expression_scanner_take_word (in);
  const char *unit = word != NULL ? moat_unit_intern (word) : NULL;

  if (unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY)
    return unit;
  *in = before;
  fail (in, MOAT_EXPRESSION_ERROR_UNIT, _ ("The code of a currency is expected, such as CNY"),
        error);
  return NULL;
}

static gboolean
read_period (Scanner *in, MoatPeriod *period, GError **error)
{
  static const char *const until[] = { "per", "but", "of", "latest", NULL };
  Scanner before = *in;
  g_autofree char *text = moat_expression_scanner_take_until (in, until);

  if (moat_period_parse (text, MOAT_YEAR_END_CALENDAR, period) && moat_period_is_valid (*period))
    return TRUE;
  *in = before;
  return fail (in, MOAT_EXPRESSION_ERROR_PERIOD, _ ("A period is expected, such as 2024 or 2023Q3"),
               error);
}

/* "bn" and the like: how many zeros; 0 when none is next. */
static int
accept_scale (Scanner *in)
{
  static const struct
  {
    const char *word;
    int zeros;
  } scales[] = {
    { "thousand", 3 }, { "m", 6 },  { "bn", 9 }, { "tn", 12 },
    { "万亿", 12 },    { "万", 4 }, { "亿", 8 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (scales); i++)
    if (moat_expression_scanner_accept_word (in, scales[i].word))
      return scales[i].zeros;
  return 0;
}

static MoatExpression *
read_number (Scanner *in, gboolean is_negative, gsize position, GError **error)
{
  g_autoptr (MoatExpression) self = new_expression (MOAT_EXPRESSION_NUMBER, position);
  Scanner before = *in;
  g_autofree char *digits = moat_expression_scanner_take_digits (in);
  g_autofree char *scaled = NULL;
  MoatDecimal factor;
  int zeros = accept_scale (in);

  if (moat_expression_scanner_accept (in, '%'))
    {
      zeros -= 2;
      self->unit = moat_unit_intern (MOAT_UNIT_RATIO);
    }
  scaled = g_strdup_printf ("1e%d", zeros);
  if (!moat_decimal_parse (digits, &self->number) || !moat_decimal_parse (scaled, &factor) ||
      !moat_decimal_multiply (self->number, factor, &self->number))
    {
      *in = before;
      fail (in, MOAT_EXPRESSION_ERROR_NUMBER, _ ("The number has too many digits"), error);
      return NULL;
    }
  if (is_negative)
    self->number = moat_decimal_negate (self->number);
  if (self->unit == NULL && g_unichar_isalpha (moat_expression_scanner_peek (in)))
    {
      self->unit = read_currency (in, error);
      if (self->unit == NULL)
        return NULL;
    }
  return g_steal_pointer (&self);
}

/* A key, bare or in quotes. */
static char *
read_key (Scanner *in, const char *expected, GError **error)
{
  char *key = moat_expression_scanner_take_word (in);

  if (key == NULL && moat_expression_scanner_peek (in) == '"')
    return moat_expression_scanner_take_quoted (in, error);
  if (key == NULL)
    fail (in, MOAT_EXPRESSION_ERROR_SYNTAX, expected, error);
  return key;
}

static gboolean
read_who (Scanner *in, MoatSelection *selection, GError **error)
{
  if (!moat_expression_scanner_accept_word (in, "of"))
    return TRUE;
  if (moat_expression_scanner_peek (in) == '"')
    selection->tag = moat_expression_scanner_take_quoted (in, error);
  else
    selection->entity =
      read_key (in, _ ("The key of an entity, or a tag in quotes, is expected"), error);
  return selection->tag != NULL || selection->entity != NULL;
}

static gboolean
read_exceptions (Scanner *in, MoatSelection *selection, GError **error)
{
  g_autoptr (GPtrArray) but = g_ptr_array_new_with_free_func (g_free);

  while (moat_expression_scanner_accept_word (in, "but"))
    {
      char *key = read_key (in, _ ("The key of an entity is expected"), error);

      if (key == NULL)
        return FALSE;
      g_ptr_array_add (but, key);
    }
  if (but->len > 0)
    {
      g_ptr_array_add (but, NULL);
      selection->but = (GStrv) g_ptr_array_free (g_steal_pointer (&but), FALSE);
    }
  return TRUE;
}

static gboolean
read_length (Scanner *in, MoatSelection *selection, GError **error)
{
  if (!moat_expression_scanner_accept_word (in, "per"))
    return TRUE;
  if (moat_expression_scanner_accept_word (in, "year"))
    selection->length = MOAT_SELECTION_YEARS;
  else if (moat_expression_scanner_accept_word (in, "half"))
    selection->length = MOAT_SELECTION_HALVES;
  else if (moat_expression_scanner_accept_word (in, "quarter"))
    selection->length = MOAT_SELECTION_QUARTERS;
  else if (moat_expression_scanner_accept_word (in, "month"))
    selection->length = MOAT_SELECTION_MONTHS;
  else
    return fail (in, MOAT_EXPRESSION_ERROR_SYNTAX,
                 _ ("“year”, “half”, “quarter” or “month” is expected"), error);
  return TRUE;
}

static gboolean
read_selection (Scanner *in, MoatSelection *selection, GError **error)
{
  selection->concept = read_key (in, _ ("The key of a concept is expected"), error);
  if (selection->concept == NULL || !read_who (in, selection, error) ||
      !read_exceptions (in, selection, error))
    return FALSE;
  if (moat_expression_scanner_accept_word (in, "in"))
    {
      selection->has_period = TRUE;
      if (!read_period (in, &selection->period, error))
        return FALSE;
    }
  else if (moat_expression_scanner_accept_word (in, "latest"))
    selection->is_latest = TRUE;
  return read_length (in, selection, error);
}

/* A period behind a comma, if there is a comma. */
static gboolean
read_second_period (Scanner *in, MoatExpression *self, GError **error)
{
  if (!moat_expression_scanner_accept (in, ','))
    return TRUE;
  self->has_period = TRUE;
  return read_period (in, &self->period, error);
}

static gboolean
read_arguments (Scanner *in, MoatExpression *self, GError **error)
{
  switch (self->kind)
    {
    case MOAT_EXPRESSION_SELECTION:
      return read_selection (in, &self->selection, error);
    case MOAT_EXPRESSION_RATE:
      self->from = read_currency (in, error);
      if (self->from == NULL || !moat_expression_scanner_expect (in, 0xF7, error))
        return FALSE;
      self->to = read_currency (in, error);
      return self->to != NULL && read_second_period (in, self, error);
    case MOAT_EXPRESSION_CONVERT:
      self->first = read_expression (in, error);
      if (self->first == NULL || !moat_expression_scanner_expect (in, ',', error))
        return FALSE;
      self->unit = read_currency (in, error);
      return self->unit != NULL && read_second_period (in, self, error);
    default:
      self->first = read_expression (in, error);
      return self->first != NULL;
    }
}

static const struct
{
  const char *name;
  MoatExpressionKind kind;
  MoatSelectionFunction function;
} functions[] = {
  { "per_year", MOAT_EXPRESSION_PER_YEAR, 0 },
  { "convert", MOAT_EXPRESSION_CONVERT, 0 },
  { "rate", MOAT_EXPRESSION_RATE, 0 },
  { "largest", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_LARGEST },
  { "smallest", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_SMALLEST },
  { "sum", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_SUM },
  { "mean", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_MEAN },
  { "median", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_MEDIAN },
  { "count", MOAT_EXPRESSION_SELECTION, MOAT_SELECTION_COUNT },
};

static MoatExpression *
read_function (Scanner *in, const Scanner *before, const char *name, GError **error)
{
  g_autoptr (MoatExpression) self =
    new_expression (MOAT_EXPRESSION_SELECTION, moat_expression_scanner_tell (before));
  gsize i = 0;

  while (i < G_N_ELEMENTS (functions) && g_ascii_strcasecmp (name, functions[i].name) != 0)
    i++;
  if (i == G_N_ELEMENTS (functions))
    {
      *in = *before;
      moat_expression_scanner_fail (
        in, MOAT_EXPRESSION_ERROR_SYNTAX,
        g_strdup_printf (
          /* Translators: what was typed, then the functions that there are. */
          _ ("There is no function “%s”; there are %s"), name,
          "per_year, convert, rate, largest, smallest, sum, mean, median, count"),
        error);
      return NULL;
    }
  self->kind = functions[i].kind;
  self->selection.function = functions[i].function;
  if (!moat_expression_scanner_expect (in, '(', error) || !read_arguments (in, self, error) ||
      !moat_expression_scanner_expect (in, ')', error))
    return NULL;
  return g_steal_pointer (&self);
}

static MoatExpression *
read_in_brackets (Scanner *in, GError **error)
{
  g_autoptr (MoatExpression) self = NULL;

  moat_expression_scanner_accept (in, '(');
  self = read_expression (in, error);
  if (self == NULL || !moat_expression_scanner_expect (in, ')', error))
    return NULL;
  return g_steal_pointer (&self);
}

static MoatExpression *
read_factor (Scanner *in, GError **error)
{
  Scanner before = *in;
  gsize position = moat_expression_scanner_tell (in);
  gboolean is_negative = moat_expression_scanner_accept (in, 0x2212);
  g_autofree char *key = NULL;
  MoatExpression *self;

  if (g_ascii_isdigit (*in->at))
    return read_number (in, is_negative, position, error);
  if (!is_negative && moat_expression_scanner_peek (in) == '(')
    return read_in_brackets (in, error);
  if (!is_negative)
    {
      key = moat_expression_scanner_take_word (in);
      if (key != NULL && moat_expression_scanner_peek (in) == '(')
        return read_function (in, &before, key, error);
      if (key == NULL && moat_expression_scanner_peek (in) == '"')
        {
          key = moat_expression_scanner_take_quoted (in, error);
          if (key == NULL)
            return NULL;
        }
    }
  if (key == NULL)
    {
      fail (in, MOAT_EXPRESSION_ERROR_SYNTAX,
            is_negative ? _ ("A number is expected")
                        : _ ("A figure, a number or a function is expected"),
            error);
      return NULL;
    }
  self = new_expression (MOAT_EXPRESSION_FACT, position);
  self->key = g_steal_pointer (&key);
  return self;
}

/* Operands that @read reads, with one of two signs between them, taken together from the left. */
static MoatExpression *
read_operands (Scanner *in, MoatExpression *(*read) (Scanner *, GError **), const gunichar *signs,
               const MoatExpressionKind *kinds, GError **error)
{
  g_autoptr (MoatExpression) left = read (in, error);
  guint n = 0;

  while (left != NULL)
    {
      int which = moat_expression_scanner_accept (in, signs[0])   ? 0
                  : moat_expression_scanner_accept (in, signs[1]) ? 1
                                                                  : -1;
      MoatExpression *both;

      if (which < 0)
        return g_steal_pointer (&left);
      /* What is taken together from the left is as deep as it is long. */
      if (++n > MOST_DEPTH)
        {
          fail (in, MOAT_EXPRESSION_ERROR_TOO_LONG, _ ("The expression is too long"), error);
          return NULL;
        }
      both = new_expression (kinds[which], left->position);
      both->first = g_steal_pointer (&left);
      both->second = read (in, error);
      if (both->second != NULL)
        left = both;
      else
        moat_expression_free (both);
    }
  return NULL;
}

static MoatExpression *
read_term (Scanner *in, GError **error)
{
  static const gunichar signs[] = { 0xD7, 0xF7 };
  static const MoatExpressionKind kinds[] = { MOAT_EXPRESSION_PRODUCT, MOAT_EXPRESSION_QUOTIENT };

  return read_operands (in, read_factor, signs, kinds, error);
}

static MoatExpression *
read_expression (Scanner *in, GError **error)
{
  static const gunichar signs[] = { '+', 0x2212 };
  static const MoatExpressionKind kinds[] = { MOAT_EXPRESSION_SUM, MOAT_EXPRESSION_DIFFERENCE };
  MoatExpression *self;

  if (in->depth >= MOST_DEPTH)
    {
      fail (in, MOAT_EXPRESSION_ERROR_TOO_LONG, _ ("There are too many brackets"), error);
      return NULL;
    }
  in->depth++;
  self = read_operands (in, read_term, signs, kinds, error);
  in->depth--;
  return self;
}

MoatExpression *
moat_expression_parse (const char *text, gsize *position, GError **error)
{
  g_autoptr (MoatExpression) self = NULL;
  Scanner in;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_utf8_validate (text, -1, NULL))
    text = "\xEF\xBF\xBD"; /* the sign for what is no text, which no rule takes */
  moat_expression_scanner_init (&in, text, position);
  if (moat_expression_scanner_is_at_end (&in))
    {
      fail (&in, MOAT_EXPRESSION_ERROR_EMPTY, _ ("A figure, a number or a function is expected"),
            error);
      return NULL;
    }
  if (g_utf8_strlen (text, -1) > MOST_CHARACTERS)
    {
      fail (&in, MOAT_EXPRESSION_ERROR_TOO_LONG, _ ("The expression is too long"), error);
      return NULL;
    }
  self = read_expression (&in, error);
  if (self == NULL || moat_expression_scanner_is_at_end (&in))
    return g_steal_pointer (&self);
  fail (&in, MOAT_EXPRESSION_ERROR_SYNTAX, _ ("A sign such as + or the end is expected"), error);
  return NULL;
}

char *
moat_expression_quote (const char *key)
{
  Scanner in;
  g_autofree char *word = NULL;

  g_return_val_if_fail (key != NULL, NULL);

  moat_expression_scanner_init (&in, key, NULL);
  word = moat_expression_scanner_take_word (&in);
  return g_strcmp0 (word, key) == 0 ? g_steal_pointer (&word) : g_strconcat ("\"", key, "\"", NULL);
}
