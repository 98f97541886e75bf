/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a mapping holds, and whether it says enough to read a table by.
 *
 * A figure needs to be about somebody, measure something and be of a period.  Each of the three
 * may stand in a column of its own, in the header of the column of figures, or be the same for the
 * whole table; what is missing in one place is looked for in the next (moat-stager.h).  A mapping
 * is complete when no figure would be left without one of them, and no two figures of a row would
 * be the same one. */
#include "config.h"

#include "moat-mapping.h"

#include <glib/gi18n-lib.h>

#include "moat-cell-period.h"
#include "moat-unit-words.h"

static const char *const role_nicks[] = {
  [MOAT_COLUMN_IGNORED] = "ignored",
  [MOAT_COLUMN_ENTITY] = "entity",
  [MOAT_COLUMN_CONCEPT] = "concept",
  [MOAT_COLUMN_PERIOD] = "period",
  [MOAT_COLUMN_PERIOD_START] = "period-start",
  [MOAT_COLUMN_PERIOD_END] = "period-end",
  [MOAT_COLUMN_VALUE] = "value",
  [MOAT_COLUMN_AS_STATED] = "as-stated",
  [MOAT_COLUMN_LOW] = "low",
  [MOAT_COLUMN_HIGH] = "high",
  [MOAT_COLUMN_UNIT] = "unit",
  [MOAT_COLUMN_QUALIFIER] = "qualifier",
  [MOAT_COLUMN_STATUS] = "status",
  [MOAT_COLUMN_GRADE] = "grade",
  [MOAT_COLUMN_SOURCE] = "source",
  [MOAT_COLUMN_LOCATOR] = "locator",
  [MOAT_COLUMN_KNOWN_FROM] = "known-from",
  [MOAT_COLUMN_REMARK_EN] = "remark-en",
  [MOAT_COLUMN_REMARK_ZH] = "remark-zh",
  [MOAT_COLUMN_KEY] = "key",
};

const char *
moat_column_role_to_nick (MoatColumnRole value)
{
  g_return_val_if_fail (value < MOAT_COLUMN_N_ROLES, NULL);

  return role_nicks[value];
}

gboolean
moat_column_role_from_nick (const char *nick, MoatColumnRole *out)
{
  g_return_val_if_fail (out != NULL, FALSE);

  for (int i = 0; nick != NULL && i < MOAT_COLUMN_N_ROLES; i++)
    if (g_str_equal (nick, role_nicks[i]))
      {
        *out = (MoatColumnRole) i;
        return TRUE;
      }
  return FALSE;
}

static void
free_column (gpointer data)
{
  MoatColumnMapping *column = data;

  g_free (column->header);
  g_free (column->entity);
  g_free (column->concept);
  g_free (column->period);
  g_free (column);
}

MoatMapping *
moat_mapping_new (void)
{
  MoatMapping *self = g_new0 (MoatMapping, 1);

  self->columns = g_ptr_array_new_with_free_func (free_column);
  self->entity_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->concept_keys = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  return self;
}

static void
copy_keys (GHashTable *from, GHashTable *to)
{
  GHashTableIter iter;
  gpointer text, key;

  g_hash_table_iter_init (&iter, from);
  while (g_hash_table_iter_next (&iter, &text, &key))
    g_hash_table_insert (to, g_strdup (text), g_strdup (key));
}

MoatMapping *
moat_mapping_copy (const MoatMapping *self)
{
  MoatMapping *copy = moat_mapping_new ();
  MoatMapping own = *copy;

  g_return_val_if_fail (self != NULL, copy);

  *copy = *self;
  copy->columns = own.columns;
  copy->entity_keys = own.entity_keys;
  copy->concept_keys = own.concept_keys;
  copy->table = g_strdup (self->table);
  copy->entity = g_strdup (self->entity);
  copy->concept = g_strdup (self->concept);
  copy->period = g_strdup (self->period);
  copy->source = g_strdup (self->source);
  copy->locator_prefix = g_strdup (self->locator_prefix);
  copy_keys (self->entity_keys, copy->entity_keys);
  copy_keys (self->concept_keys, copy->concept_keys);
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatColumnMapping *from = self->columns->pdata[i];
      MoatColumnMapping *column = moat_mapping_add_column (copy, from->header);

      column->role = from->role;
      column->entity = g_strdup (from->entity);
      column->concept = g_strdup (from->concept);
      column->period = g_strdup (from->period);
      column->unit = from->unit;
      column->scale = from->scale;
    }
  return copy;
}

void
moat_mapping_free (MoatMapping *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->columns);
  g_hash_table_unref (self->entity_keys);
  g_hash_table_unref (self->concept_keys);
  g_free (self->table);
  g_free (self->entity);
  g_free (self->concept);
  g_free (self->period);
  g_free (self->source);
  g_free (self->locator_prefix);
  g_free (self);
}

MoatColumnMapping *
moat_mapping_add_column (MoatMapping *self, const char *header)
{
  MoatColumnMapping *column;

  g_return_val_if_fail (self != NULL && header != NULL, NULL);

  column = g_new0 (MoatColumnMapping, 1);
  column->header = g_strdup (header);
  g_ptr_array_add (self->columns, column);
  return column;
}

/* Which roles there are, and the first column of each. */
typedef struct
{
  guint n[MOAT_COLUMN_N_ROLES];
  const MoatColumnMapping *first[MOAT_COLUMN_N_ROLES];
} Roles;

static Roles
count_roles (const MoatMapping *self)
{
  Roles roles = { 0 };

  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatColumnMapping *column = self->columns->pdata[i];

      if (roles.n[column->role]++ == 0)
        roles.first[column->role] = column;
    }
  return roles;
}

/* A role that two columns cannot share. */
static char *
find_shared_role (const MoatMapping *self, const Roles *roles)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatColumnMapping *column = self->columns->pdata[i];

      switch ((int) column->role)
        {
        case MOAT_COLUMN_IGNORED:
        case MOAT_COLUMN_CONCEPT:
        case MOAT_COLUMN_PERIOD:
        case MOAT_COLUMN_VALUE:
        case MOAT_COLUMN_LOCATOR:
          continue;
        default:
          if (column != roles->first[column->role])
            /* Translators: two names of columns, then a word such as unit or entity. */
            return g_strdup_printf (_ ("“%s” and “%s” cannot both be the column “%s”"),
                                    roles->first[column->role]->header, column->header,
                                    moat_column_role_to_nick (column->role));
        }
    }
  return NULL;
}

/* What is nowhere said of the figures in @column. */
static char *
find_missing (const MoatMapping *self, const Roles *roles, const MoatColumnMapping *column)
{
  if (roles->n[MOAT_COLUMN_ENTITY] == 0 && self->entity == NULL && column->entity == NULL)
    return g_strdup (_ ("Choose whom the figures are about: a column, or one entity for all"));
  if (roles->n[MOAT_COLUMN_CONCEPT] == 0 && self->concept == NULL && column->concept == NULL)
    return g_strdup (_ ("Choose what the figures measure: a column, or one measure for all"));
  if (roles->n[MOAT_COLUMN_PERIOD] == 0 && roles->n[MOAT_COLUMN_PERIOD_END] == 0 &&
      self->period == NULL && column->period == NULL)
    return g_strdup (_ ("Choose the period of the figures: a column, or one period for all"));
  return NULL;
}

/* A unit and a power of ten that can be worded together. */
static gboolean
is_scale_usable (const char *unit, int scale)
{
  return scale == 0 || moat_unit_words_for_scale (unit, scale) != NULL;
}

static char *
find_bad_constant (const MoatMapping *self, const char *period, const char *unit, int scale)
{
  const MoatYearEnd march = { 3, 31 }; /* of whoever has fiscal years such as FY24/25 */
  MoatCellPeriod read;

  if (period != NULL && !moat_cell_period_read (period, march, self->date_order, &read))
    return g_strdup_printf (_ ("“%s” is no period; write it as in 2025, FY2025, 2024 Q4, 2025-2027 "
                               "or 2025-01-01/2027-12-31"),
                            period);
  if (!is_scale_usable (unit, scale))
    /* Translators: the number is an exponent of ten: 6 for millions. */
    return g_strdup_printf (_ ("Figures cannot be counted in the power of ten %d; it is 0 to 12, "
                               "or −2 or −3 for the unit ratio"),
                            scale);
  return NULL;
}

static gboolean
state_same (const MoatColumnMapping *a, const MoatColumnMapping *b)
{
  return g_strcmp0 (a->entity, b->entity) == 0 && g_strcmp0 (a->concept, b->concept) == 0 &&
         g_strcmp0 (a->period, b->period) == 0;
}

/* What is wrong with one of the columns that hold figures. */
static char *
find_value_problem (const MoatMapping *self, const Roles *roles)
{
  for (guint i = 0; i < self->columns->len; i++)
    {
      const MoatColumnMapping *column = self->columns->pdata[i];
      char *problem;

      if (column->role != MOAT_COLUMN_VALUE)
        continue;
      problem = find_missing (self, roles, column);
      if (problem == NULL)
        problem = find_bad_constant (self, column->period, column->unit, column->scale);
      if (problem != NULL)
        return problem;
      for (guint k = 0; k < i; k++)
        {
          const MoatColumnMapping *other = self->columns->pdata[k];

          if (other->role == MOAT_COLUMN_VALUE && state_same (column, other))
            /* Translators: two names of columns. */
            return g_strdup_printf (_ ("“%s” and “%s” would state the same figures; say for each "
                                       "what it measures, of whom or of which period"),
                                    other->header, column->header);
        }
    }
  return NULL;
}

gboolean
moat_mapping_has_role (const MoatMapping *self, MoatColumnRole role)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->columns->len; i++)
    if (((const MoatColumnMapping *) self->columns->pdata[i])->role == role)
      return TRUE;
  return FALSE;
}

char *
moat_mapping_find_problem (const MoatMapping *self)
{
  static const MoatColumnRole of_one_figure[] = { MOAT_COLUMN_AS_STATED, MOAT_COLUMN_LOW,
                                                  MOAT_COLUMN_HIGH, MOAT_COLUMN_KEY };
  const MoatColumnMapping nothing = { 0 };
  char *problem;
  Roles roles;

  g_return_val_if_fail (self != NULL, NULL);

  roles = count_roles (self);
  if (roles.n[MOAT_COLUMN_VALUE] == 0 && roles.n[MOAT_COLUMN_AS_STATED] == 0 &&
      roles.n[MOAT_COLUMN_LOW] == 0)
    return g_strdup (_ ("Choose the column that holds the figures"));
  problem = find_shared_role (self, &roles);
  if (problem == NULL)
    problem = find_bad_constant (self, self->period, self->unit, self->scale);
  if (problem == NULL && roles.n[MOAT_COLUMN_VALUE] == 0)
    problem = find_missing (self, &roles, &nothing);
  if (problem == NULL)
    problem = find_value_problem (self, &roles);
  if (problem != NULL)
    return problem;

  if (roles.n[MOAT_COLUMN_PERIOD] > 0 &&
      roles.n[MOAT_COLUMN_PERIOD_START] + roles.n[MOAT_COLUMN_PERIOD_END] > 0)
    return g_strdup (_ ("Choose either the column of the period or those of its first and last "
                        "day"));
  if (roles.n[MOAT_COLUMN_LOW] != roles.n[MOAT_COLUMN_HIGH])
    return g_strdup (_ ("Choose both the column of the low end and that of the high end"));
  for (guint i = 0; i < G_N_ELEMENTS (of_one_figure) && roles.n[MOAT_COLUMN_VALUE] > 1; i++)
    if (roles.n[of_one_figure[i]] > 0)
      /* Translators: the name of a column. */
      return g_strdup_printf (_ ("“%s” can belong to one column of figures only"),
                              roles.first[of_one_figure[i]]->header);
  return NULL;
}
