/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a person decides about a table of exchange rates: directions, currencies, kind; in the
 * window, or in a file that the command line is given:
 *
 *   { "directions": { "Euro": "EUR per USD", "Japan": "JPY per 100 USD" },
 *     "currencies": [ "CNY", "EUR", "USD" ],
 *     "kind": "average" }
 *
 * Every member may be missing; one that is not known is an error, for it is a slip of the pen that
 * would otherwise do nothing without a word. */
#include "config.h"

#include "moat-rate-survey.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "moat-table.h"
#include "moat-unit.h"

gboolean
moat_rate_survey_set_direction (MoatRateSurvey *self, const char *name,
                                const MoatRateDirection *direction, GError **error)
{
  MoatRateSeries *series = moat_rate_survey_find (self, name);

  g_return_val_if_fail (direction != NULL && direction->base != NULL && direction->quote != NULL,
                        FALSE);

  if (series == NULL)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: %s is the name of a column or currency. */
                   _ ("The file has no rates called “%s”"), name);
      return FALSE;
    }
  if (series->stand != MOAT_RATE_STAND_UNKNOWN && series->currency != direction->base &&
      series->currency != direction->quote)
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: the name of a column, and the code of its currency. */
                   _ ("“%s” has rates of %s: one side of its direction has to be that"), name,
                   series->currency);
      return FALSE;
    }
  if (series->direction.base != direction->base || series->direction.quote != direction->quote ||
      series->direction.units != direction->units)
    g_clear_pointer (&series->example, g_free);
  series->direction = *direction;
  series->stand = MOAT_RATE_STAND_GIVEN;
  g_clear_pointer (&series->problem, g_free);
  return TRUE;
}

static gboolean
is_among (const char *currency, const char *const *currencies)
{
  for (; currency != NULL && *currencies != NULL; currencies++)
    if (g_ascii_strcasecmp (currency, *currencies) == 0)
      return TRUE;
  return FALSE;
}

/* A series whose other side is not known is selected by the one that is. */
void
moat_rate_survey_select (MoatRateSurvey *self, const char *const *currencies)
{
  g_return_if_fail (self != NULL);

  for (guint i = 0; i < self->series->len; i++)
    {
      MoatRateSeries *series = g_ptr_array_index (self->series, i);
      const MoatRateDirection *direction = &series->direction;

      series->is_selected =
        currencies == NULL || (direction->base != NULL ? is_among (direction->base, currencies) &&
                                                           is_among (direction->quote, currencies)
                                                       : is_among (series->currency, currencies));
    }
}

static gboolean
refuse_member (const char *name, GError **error)
{
  g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
               /* Translators: %s is the name of a member of a JSON object; the rest of the names
                * are typed as they stand. */
               _ ("“%s” is not what a mapping of exchange rates has: directions (name: “CNY per "
                  "USD”), currencies (a list of codes), kind (average or closing)"),
               name);
  return FALSE;
}

static gboolean
apply_directions (MoatRateSurvey *self, JsonNode *node, GError **error)
{
  JsonObjectIter iterator;
  const char *name;
  JsonNode *value;

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return refuse_member ("directions", error);
  json_object_iter_init (&iterator, json_node_get_object (node));
  while (json_object_iter_next (&iterator, &name, &value))
    {
      MoatRateDirection direction;

      if (json_node_get_value_type (value) != G_TYPE_STRING)
        return refuse_member (name, error);
      if (!moat_rate_direction_parse (json_node_get_string (value), &direction, error) ||
          !moat_rate_survey_set_direction (self, name, &direction, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
apply_currencies (MoatRateSurvey *self, JsonNode *node, GError **error)
{
  g_autoptr (GPtrArray) codes = g_ptr_array_new ();
  JsonArray *array;

  if (!JSON_NODE_HOLDS_ARRAY (node))
    return refuse_member ("currencies", error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *item = json_array_get_element (array, i);
      const char *unit = json_node_get_value_type (item) == G_TYPE_STRING
                           ? moat_unit_intern (json_node_get_string (item))
                           : NULL;

      if (unit == NULL || moat_unit_get_kind (unit) != MOAT_UNIT_KIND_MONEY)
        return refuse_member ("currencies", error);
      g_ptr_array_add (codes, (char *) unit);
    }
  g_ptr_array_add (codes, NULL);
  moat_rate_survey_select (self, (const char *const *) codes->pdata);
  return TRUE;
}

static gboolean
apply_kind (MoatRateSurvey *self, JsonNode *node, GError **error)
{
  return (json_node_get_value_type (node) == G_TYPE_STRING &&
          moat_rate_kind_from_nick (json_node_get_string (node), &self->kind)) ||
         refuse_member ("kind", error);
}

static gboolean
apply (MoatRateSurvey *self, JsonObject *object, GError **error)
{
  /* Directions first: they say what a series is selected by. */
  static const struct
  {
    const char *name;
    gboolean (*apply) (MoatRateSurvey *self, JsonNode *node, GError **error);
  } members[] = { { "directions", apply_directions },
                  { "currencies", apply_currencies },
                  { "kind", apply_kind } };
  g_autoptr (GList) names = json_object_get_members (object);

  for (GList *name = names; name != NULL; name = name->next)
    {
      gboolean is_known = FALSE;

      for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
        is_known |= g_str_equal (members[i].name, name->data);
      if (!is_known)
        return refuse_member (name->data, error);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *node = json_object_get_member (object, members[i].name);

      if (node != NULL && !members[i].apply (self, node, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
moat_rate_survey_apply_json (MoatRateSurvey *self, const char *json, GError **error)
{
  g_autoptr (GError) local = NULL;
  g_autoptr (JsonNode) root = NULL;

  g_return_val_if_fail (self != NULL && json != NULL, FALSE);

  root = json_from_string (json, &local);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    {
      g_set_error (error, MOAT_EXCHANGE_ERROR, MOAT_EXCHANGE_ERROR_MALFORMED,
                   /* Translators: %s is the reason, in English. */
                   _ ("The mapping is not a JSON object: %s"),
                   local != NULL ? local->message : "{ … }");
      return FALSE;
    }
  return apply (self, json_node_get_object (root), error);
}

gboolean
moat_rate_survey_is_likely (const MoatRateSurvey *self)
{
  guint n_currencies = 0, n_likely = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      const MoatRateSeries *series = self->series->pdata[i];

      n_currencies += series->currency != NULL;
      n_likely += series->stand == MOAT_RATE_STAND_LIKELY;
    }
  return n_likely > 0 && 2 * n_likely >= n_currencies && 2 * n_currencies >= self->series->len;
}
