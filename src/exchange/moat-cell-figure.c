/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Figures as the cells of tables state them.
 *
 * Nearly all cells are plain decimals, and there may be a million of them, so these take a short
 * way: no folding, no memory.  Everything else is read by moat_quantity_parse().
 *
 * A number under the header "EUR million" is stated in millions of euros, though the cell does not
 * say so.  The words as stated are then composed, "EUR 7681.380893 million", because they have to
 * agree with the value (moat-fact.h); a composition that would be read as anything else is refused.
 * A number in single units stays the cell that it is.
 *
 * Where the comma divides decimals, the words as stated have the point all the same: they are
 * read again without the table. */
#include "config.h"

#include "moat-cell-figure.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "moat-unit.h"

#define MAX_PLAIN 64

const char *
moat_cell_trim (const char *cell, gsize *length)
{
  const char *end;

  while (*cell != '\0' && g_unichar_isspace (g_utf8_get_char (cell)))
    cell = g_utf8_next_char (cell);
  end = cell + strlen (cell);
  while (end > cell && g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (end))))
    end = g_utf8_prev_char (end);
  *length = (gsize) (end - cell);
  return cell;
}

gboolean
moat_cell_is_empty (const char *cell)
{
  static const char *const forms[] = {
    "na",
    "n/a",
    "n.a.",
    "nan",
    "null",
    "none",
    "nil",
    "#n/a",
    "nd",
    "n.d.",
    ".",
    "..",
    "...",
    "…",
    "-",
    "--",
    "---",
    "–",
    "—",
    "——",
    "−",
    ":",
    "/",
    "not disclosed",
    "not available",
    "未披露",
    "不适用",
    "无",
  };

  if (g_ascii_isdigit (*cell) || strlen (cell) > 16)
    return FALSE;
  if (*cell == '\0')
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (forms); i++)
    if (g_ascii_strcasecmp (cell, forms[i]) == 0)
      return TRUE;
  return FALSE;
}

/* "-1,234,567.8": commas at every third digit are left out.  FALSE for any other text. */
static gboolean
read_grouped (const char *cell, MoatDecimal *out)
{
  char plain[MAX_PLAIN + 1];
  gsize size = 0, n_digits = 0;
  gboolean is_grouped = FALSE;

  for (; *cell != '\0' && *cell != '.'; cell++)
    {
      if (size == MAX_PLAIN)
        return FALSE;
      if (*cell == ',')
        {
          if (is_grouped ? n_digits != 3 : n_digits < 1 || n_digits > 3)
            return FALSE;
          is_grouped = TRUE;
          n_digits = 0;
          continue;
        }
      n_digits += g_ascii_isdigit (*cell);
      plain[size++] = *cell;
    }
  if (!is_grouped || n_digits != 3 || size + strlen (cell) > MAX_PLAIN)
    return FALSE;
  strcpy (plain + size, cell);
  return moat_decimal_parse (plain, out);
}

gboolean
moat_cell_number_read (const char *cell, MoatDecimal *out)
{
  return moat_decimal_parse (cell, out) || (strchr (cell, ',') != NULL && read_grouped (cell, out));
}

void
moat_cell_exchange_marks (char *cell)
{
  for (char *p = cell; *p != '\0'; p++)
    if ((*p == ',' || *p == '.') && g_ascii_isdigit (p[1]))
      *p = *p == ',' ? '.' : ',';
}

/* @cell with the unit and the multiplier around it, in @buffer. */
static void
compose (GString *buffer, const char *cell, const char *unit, const char *scale_words)
{
  gboolean is_money = unit != NULL && moat_unit_get_kind (unit) == MOAT_UNIT_KIND_MONEY;
  g_autofree char *copy = cell == buffer->str ? g_strdup (cell) : NULL;

  g_string_truncate (buffer, 0);
  if (is_money)
    {
      g_string_append (buffer, unit);
      g_string_append_c (buffer, ' ');
    }
  g_string_append (buffer, copy != NULL ? copy : cell);
  g_string_append (buffer, scale_words);
}

/* The beginning of a cell, for a message.  (transfer full) */
static char *
shorten (const char *cell)
{
  return g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), 40));
}

static gboolean
fail_unreadable (const char *cell, GError **error)
{
  g_autofree char *shown = shorten (cell);

  g_set_error (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
               _ ("“%s” cannot be read as a figure"), shown);
  return FALSE;
}

static void
take_quantity (const MoatQuantity *quantity, MoatCellFigure *out)
{
  out->has_value = quantity->has_value;
  out->low = quantity->low;
  out->best = quantity->value;
  out->high = quantity->high;
  out->qualifier = quantity->qualifier;
  out->states_qualifier = quantity->states_qualifier;
}

/* A cell that is more than a number. */
static gboolean
read_words (const char *cell, const MoatCellReading *reading, MoatCellFigure *out, GError **error)
{
  const MoatUnitWords *around = &reading->around;
  MoatQuantity own, whole;
  MoatDecimal expected;

  if (!moat_quantity_parse (cell, reading->words, &own, error))
    return FALSE;
  if (own.unit != NULL && around->unit != NULL &&
      moat_unit_get_kind (own.unit) != moat_unit_get_kind (around->unit))
    {
      g_autofree char *shown = shorten (cell);

      g_set_error (error, MOAT_QUANTITY_ERROR, MOAT_QUANTITY_ERROR_MALFORMED,
                   /* Translators: the text of a cell, then two units such as ratio and USD. */
                   _ ("“%s” is stated in %s, but the column in %s"), shown, own.unit, around->unit);
      return FALSE;
    }

  *out = (MoatCellFigure){ .as_stated = cell, .unit = own.unit != NULL ? own.unit : around->unit };
  take_quantity (&own, out);
  if (around->scale == 0 || own.states_scale || !own.has_value)
    return TRUE;

  compose (reading->buffer, cell, own.unit == NULL ? around->unit : NULL,
           moat_unit_words_for_scale (around->unit, around->scale));
  if (!moat_quantity_parse (reading->buffer->str, reading->words, &whole, error))
    return FALSE;
  if (!moat_decimal_multiply (own.value, (MoatDecimal){ 1, around->scale }, &expected) ||
      moat_decimal_compare (whole.value, expected) != 0)
    return fail_unreadable (cell, error);
  out->as_stated = reading->buffer->str;
  take_quantity (&whole, out);
  return TRUE;
}

gboolean
moat_cell_figure_read (const char *cell, const MoatCellReading *reading, MoatCellFigure *out,
                       GError **error)
{
  const MoatUnitWords *around = &reading->around;
  MoatDecimal value;

  if (reading->mark == MOAT_NUMBER_MARK_COMMA && strpbrk (cell, ",.") != NULL)
    {
      cell = g_string_assign (reading->buffer, cell)->str;
      moat_cell_exchange_marks (reading->buffer->str);
    }
  if (!moat_cell_number_read (cell, &value))
    {
      g_autofree char *copy = cell == reading->buffer->str ? g_strdup (cell) : NULL;
      gboolean done = read_words (copy != NULL ? copy : cell, reading, out, error);

      if (done && copy != NULL && out->as_stated == copy)
        out->as_stated = g_string_assign (reading->buffer, copy)->str;
      return done;
    }

  *out = (MoatCellFigure){ .as_stated = cell, .has_value = TRUE, .unit = around->unit };
  if (around->scale != 0)
    {
      if (!moat_decimal_multiply (value, (MoatDecimal){ 1, around->scale }, &value))
        return fail_unreadable (cell, error);
      compose (reading->buffer, cell, around->unit,
               moat_unit_words_for_scale (around->unit, around->scale));
      out->as_stated = reading->buffer->str;
    }
  out->low = out->best = out->high = value;
  return TRUE;
}
