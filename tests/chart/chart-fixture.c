/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the tests of the chart layer share: a measurer without fonts, charts made from small tables
 * of figures, and questions to a scene.
 *
 * Figures go through the real series builder, so a test sees what users see.  The rules of layout
 * that hold for every chart are in chart-layout.c.
 */
#include "chart-fixture.h"

#include <math.h>
#include <string.h>

#include "moat-comparison.h"
#include "moat-series-build.h"
#include "moat-unit.h"

#define FIXTURE_TYPE_MEASURER (fixture_measurer_get_type ())
G_DECLARE_FINAL_TYPE (FixtureMeasurer, fixture_measurer, FIXTURE, MEASURER, GObject)

struct _FixtureMeasurer
{
  GObject parent;
};

static void
measure (MoatTextMeasurer *self, const MoatTextStyle *style, const char *text,
         MoatTextExtents *extents)
{
  double ems = 0;

  for (const char *p = text; *p; p = g_utf8_next_char (p))
    ems += g_unichar_iswide (g_utf8_get_char (p)) ? 1 : 0.56;
  *extents = (MoatTextExtents){ ems * style->size, 1.25 * style->size, 0.95 * style->size };
}

static void
fixture_measurer_iface_init (MoatTextMeasurerInterface *iface)
{
  iface->measure = measure;
}

G_DEFINE_TYPE_WITH_CODE (FixtureMeasurer, fixture_measurer, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (MOAT_TYPE_TEXT_MEASURER,
                                                fixture_measurer_iface_init))

static void
fixture_measurer_class_init (FixtureMeasurerClass *klass)
{
}

static void
fixture_measurer_init (FixtureMeasurer *self)
{
}

MoatTextMeasurer *
fixture_measurer_new (void)
{
  return g_object_new (FIXTURE_TYPE_MEASURER, NULL);
}

void
fixture_init (Fixture *self, MoatChartKind kind)
{
  *self = (Fixture){
    .spec = moat_chart_spec_new (),
    .series = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref),
    .events = g_array_new (FALSE, TRUE, sizeof (MoatChartEvent)),
    .texts = g_ptr_array_new_with_free_func (g_free),
    .measurer = fixture_measurer_new (),
  };
  self->spec->kind = kind;
}

void
fixture_clear (Fixture *self)
{
  g_clear_pointer (&self->spec, moat_chart_spec_free);
  g_clear_pointer (&self->series, g_ptr_array_unref);
  g_clear_pointer (&self->events, g_array_unref);
  g_clear_pointer (&self->columns, g_array_unref);
  g_clear_pointer (&self->rates, moat_rate_table_free);
  g_clear_pointer (&self->texts, g_ptr_array_unref);
  g_clear_object (&self->measurer);
}

/* Labels of the sample's keys; others are their own label. */
static const struct
{
  const char *key, *en, *zh;
} labels[] = {
  { "alibaba-group", "Alibaba Group", "阿里巴巴集团" },
  { "alibaba-cloud", "Alibaba Cloud", "阿里云" },
  { "investment", "Cloud and AI infrastructure investment", "云与AI基础设施投入" },
  { "revenue-growth", "Revenue growth on the year", "营收同比增速" },
  { "profit-growth", "Net profit growth on the year", "净利润同比增速" },
  { "ai-growth", "AI product revenue growth on the year", "AI产品收入同比增速" },
};

static void
set_label (MoatLabel *label, const char *key)
{
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (g_str_equal (labels[i].key, key))
      {
        moat_label_set (label, labels[i].en, labels[i].zh);
        return;
      }
  moat_label_set (label, key, key);
}

static MoatYearEnd
year_end_of (const char *entity)
{
  if (g_str_has_prefix (entity, "alibaba"))
    return (MoatYearEnd){ 3, 31 };
  return g_str_equal (entity, "microsoft") ? (MoatYearEnd){ 6, 30 } : MOAT_YEAR_END_CALENDAR;
}

static gint64
count_facts (const Fixture *self)
{
  gint64 n = 0;

  for (guint i = 0; i < self->series->len; i++)
    {
      gsize length;
      moat_series_get_observations (self->series->pdata[i], &length);
      n += (gint64) length;
    }
  return n;
}

/* The interval that the qualifier leaves open. */
static MoatObservation
make_observation (const FixtureFigure *figure, MoatYearEnd year_end)
{
  MoatObservation observation = {
    .fact_id = figure->id,
    .low = figure->value,
    .best = figure->value,
    .high = figure->value,
    .known_from = moat_date_new (2025, 3, 17),
    .qualifier = (guint8) figure->qualifier,
    .status = (guint8) figure->status,
  };

  if (!moat_period_parse (figure->period, year_end, &observation.period))
    g_error ("%s is no period", figure->period);
  if (figure->qualifier == MOAT_QUALIFIER_OVER)
    observation.high = INFINITY;
  else if (figure->qualifier == MOAT_QUALIFIER_UNDER)
    observation.low = -INFINITY;
  else if (figure->qualifier == MOAT_QUALIFIER_BETWEEN)
    {
      observation.low = figure->low;
      observation.high = figure->high;
    }
  return observation;
}

void
fixture_add (Fixture *self, const char *entity, const char *concept, const char *unit,
             const FixtureFigure *figures, gsize n)
{
  MoatSeriesRequest request = { 0 };
  MoatSeriesInfo *info = &request.info;
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  gint64 id = count_facts (self);

  info->entity = (char *) entity;
  info->concept = (char *) concept;
  set_label (&info->entity_label, entity);
  set_label (&info->concept_label, concept);
  info->unit = moat_unit_intern (unit);
  g_assert_nonnull (info->unit);
  info->unit_kind = moat_unit_get_kind (info->unit);
  info->basis = self->spec->basis;
  info->year_end = year_end_of (entity);
  for (gsize i = 0; i < n; i++)
    {
      MoatObservation observation = make_observation (&figures[i], info->year_end);
      if (!observation.fact_id)
        observation.fact_id = ++id;
      info->period_type = moat_period_is_instant (observation.period) ? MOAT_PERIOD_TYPE_INSTANT
                                                                      : MOAT_PERIOD_TYPE_DURATION;
      g_array_append_val (observations, observation);
    }
  g_ptr_array_add (self->series, moat_series_build (&request, observations));
  moat_label_clear (&info->entity_label);
  moat_label_clear (&info->concept_label);
}

/* The series once more, with the exact values kept. */
static MoatSeries *
make_exact (MoatSeries *series)
{
  MoatSeriesRequest request = { .info = *moat_series_get_info (series) };
  GArray *observations = g_array_new (FALSE, FALSE, sizeof (MoatObservation));
  g_autoptr (GArray) stated = g_array_new (FALSE, TRUE, sizeof (MoatStated));
  gsize n;
  const MoatObservation *all = moat_series_get_observations (series, &n);

  request.info.basis = MOAT_BASIS_STATED;
  g_array_append_vals (observations, all, (guint) n);
  for (gsize i = 0; i < n; i++)
    {
      g_autoptr (MoatDerivation) value = moat_total_of_value (series, i);
      const MoatStated fact = {
        .fact_id = value->fact_id,
        .period = value->period,
        .period_type = value->period_type,
        .has_value = value->problem == MOAT_DERIVATION_PROBLEM_NONE,
        .low = value->low,
        .best = value->best,
        .high = value->high,
        .unit = value->unit,
        .qualifier = value->qualifier,
        .status = value->status,
        .grade = value->grade,
        .known_from = value->known_from,
      };
      g_array_append_val (stated, fact);
    }
  return moat_series_build_exact (&request, observations,
                                  (const MoatStated *) (void *) stated->data, stated->len);
}

static GArray *
parse_periods (const char *const *periods)
{
  GArray *chosen = g_array_new (FALSE, FALSE, sizeof (MoatPeriod));

  for (gsize i = 0; periods && periods[i]; i++)
    {
      MoatPeriod period;
      if (!moat_period_parse (periods[i], MOAT_YEAR_END_CALENDAR, &period))
        g_error ("%s is no period", periods[i]);
      g_array_append_val (chosen, period);
    }
  return chosen;
}

/* How the spec asks for values to be taken. */
static MoatTreatment
make_treatment (const Fixture *self)
{
  const MoatChartSpec *spec = self->spec;
  MoatTreatment treatment = { .basis = spec->basis,
                              .index_date = spec->index_date,
                              .currency = spec->unit,
                              .calendarised = spec->calendarised,
                              .window = spec->window,
                              .window_is_sum = spec->window_is_sum,
                              .rates = self->rates };

  treatment.has_constant_rate =
    spec->constant_rate && moat_decimal_parse (spec->constant_rate, &treatment.constant_rate);
  return treatment;
}

void
fixture_compare (Fixture *self, const char *const *periods)
{
  g_autoptr (GPtrArray) exact = g_ptr_array_new_with_free_func ((GDestroyNotify) moat_series_unref);
  g_autoptr (GArray) comparables = g_array_new (FALSE, TRUE, sizeof (MoatComparable));
  g_autoptr (GArray) chosen = parse_periods (periods);
  g_autoptr (MoatComparison) comparison = NULL;
  const MoatTreatment treatment = make_treatment (self);
  const MoatPeriodChoice choice = { .mode = periods ? MOAT_PERIODS_CHOSEN : MOAT_PERIODS_ALL,
                                    .periods = (const MoatPeriod *) (void *) chosen->data,
                                    .n_periods = chosen->len };

  for (guint i = 0; i < self->series->len; i++)
    g_ptr_array_add (exact, make_exact (self->series->pdata[i]));
  for (guint i = 0; i < exact->len; i++)
    {
      const MoatComparable comparable = { .info = *moat_series_get_info (exact->pdata[i]),
                                          .stated = (MoatSeries *const *) &exact->pdata[i],
                                          .n_stated = 1 };
      g_array_append_val (comparables, comparable);
    }
  comparison = moat_comparison_new ((const MoatComparable *) (void *) comparables->data,
                                    comparables->len, &treatment, &choice);
  g_ptr_array_set_size (self->series, 0);
  for (guint i = 0; i < comparison->series->len; i++)
    g_ptr_array_add (self->series, moat_series_ref (comparison->series->pdata[i]));
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = g_array_ref (comparison->columns);
  self->spec->period_mode = choice.mode;
}

void
fixture_take_rate (Fixture *self, const char *from, const char *to, const char *period,
                   const char *value)
{
  MoatRate *rate = moat_rate_new ();

  rate->base = moat_unit_intern (from);
  rate->quote = moat_unit_intern (to);
  if (!moat_period_parse (period, MOAT_YEAR_END_CALENDAR, &rate->period) ||
      !moat_decimal_parse (value, &rate->value))
    g_error ("%s in %s is no rate", value, period);
  rate->kind = moat_period_is_instant (rate->period) ? MOAT_RATE_CLOSING : MOAT_RATE_AVERAGE;
  if (!self->rates)
    self->rates = moat_rate_table_new ();
  moat_rate_table_take (self->rates, rate);
}

void
fixture_add_event (Fixture *self, const char *period, const char *en, const char *zh)
{
  MoatChartEvent event = { .entity = "Alibaba Group" };
  MoatLabel label = { NULL, NULL };

  if (!moat_period_parse (period, MOAT_YEAR_END_CALENDAR, &event.period))
    g_error ("%s is no period", period);
  moat_label_set (&label, en, zh);
  g_ptr_array_add (self->texts, label.en);
  g_ptr_array_add (self->texts, label.zh);
  event.label = label.en;
  g_array_append_val (self->events, event);
  self->spec->show_events = TRUE;
}

MoatScene *
fixture_build (Fixture *self, MoatLanguage language, MoatThemeKind theme, double width,
               double height)
{
  g_autoptr (MoatWording) wording = moat_wording_new (language);
  MoatChartRequest request = self->request;

  for (guint i = 0; i < self->events->len; i++)
    g_array_index (self->events, MoatChartEvent, i).label =
      self->texts->pdata[2 * i + (language == MOAT_LANGUAGE_ZH)];
  request.spec = self->spec;
  request.series = (MoatSeries *const *) self->series->pdata;
  request.n_series = self->series->len;
  request.events = (const MoatChartEvent *) (void *) self->events->data;
  request.n_events = self->events->len;
  if (self->columns)
    {
      request.columns = (const MoatColumn *) (void *) self->columns->data;
      request.n_columns = self->columns->len;
    }
  request.wording = wording;
  request.theme = moat_theme_get (theme);
  request.measurer = self->measurer;
  request.width = width;
  request.height = height;
  if (!request.source_line)
    request.source_line = language == MOAT_LANGUAGE_ZH
                            ? "来源：南方略咨询，2025年3月17日（1.1.1、1.1.2节）。"
                            : "Source: Nanfanglue Consulting, 17 March 2025 (section 1.1.1).";
  return moat_chart_build (&request);
}

MoatScene *
fixture_build_plain (Fixture *self)
{
  return fixture_build (self, MOAT_LANGUAGE_EN, MOAT_THEME_LIGHT, 960, 540);
}

void
fixture_init_investment (Fixture *self)
{
  static const FixtureFigure figures[] = {
    { "2013-04-01/2023-03-31", 324.751e9, .id = 2 },
    { "2025-2027", 380e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_PLAN, .id = 1 },
  };

  fixture_init (self, MOAT_CHART_KIND_SPAN);
  moat_label_set (&self->spec->title,
                  "Alibaba plans to invest at least 3.9 times as much a year as in the past decade",
                  "阿里计划的年均投入至少为过去十年的3.9倍");
  fixture_add (self, "alibaba-group", "investment", "CNY", figures, G_N_ELEMENTS (figures));
  fixture_add_event (self, "2021", "Cloud and DingTalk joined", "云钉一体战略");
  fixture_add_event (self, "2022", "R&D above CNY 120 bn disclosed", "披露研发投入超过1200亿元");
  fixture_add_event (self, "2024-12-31", "Cloud revenue up 13%", "云收入同比增长13%");
  fixture_add_event (self, "2025-02-24", "Three-year plan announced", "宣布三年投入超3800亿元");
  fixture_add_event (self, "2025-03-17", "Article published", "文章发布");
  self->request.difference_from = 2;
  self->request.difference_to = 1;
}

void
fixture_init_growth (Fixture *self)
{
  static const FixtureFigure revenue[] = { { "2024-10-01/2024-12-31", 0.08 } };
  static const FixtureFigure profit[] = { { "2024-10-01/2024-12-31", 3.33 } };
  static const FixtureFigure cloud[] = { { "2024-10-01/2024-12-31", 0.13 } };
  static const FixtureFigure ai[] = { { "2023-07-01/2024-12-31", 1.0, MOAT_QUALIFIER_OVER } };

  fixture_init (self, MOAT_CHART_KIND_COLUMN);
  moat_label_set (&self->spec->title, "Revenue grew 8% and net profit 333%",
                  "营收增长8%，净利润增长333%");
  fixture_add (self, "alibaba-group", "revenue-growth", "ratio", revenue, 1);
  fixture_add (self, "alibaba-group", "profit-growth", "ratio", profit, 1);
  fixture_add (self, "alibaba-cloud", "revenue-growth", "ratio", cloud, 1);
  fixture_add (self, "alibaba-cloud", "ai-growth", "ratio", ai, 1);
}

void
fixture_init_line (Fixture *self)
{
  static const FixtureFigure group[] = {
    { "2015", 20e9 },
    { "2016", 25e9 },
    { "2017", 31e9 },
    { "2019", 44e9 },
    { "2020", 52e9 },
    { "2021", 61e9, MOAT_QUALIFIER_ABOUT },
    { "2022", 70e9 },
    { "2023", 78e9, MOAT_QUALIFIER_OVER, MOAT_STATUS_ESTIMATE },
    { "2024", 90e9, MOAT_QUALIFIER_EXACT, MOAT_STATUS_PLAN },
  };
  static const FixtureFigure cloud[] = {
    { "2015", 8e9 },  { "2016", 9e9 },  { "2017", 12e9 }, { "2018", 17e9 },
    { "2019", 21e9 }, { "2020", 33e9 }, { "2021", 35e9 }, { "2022", 30e9 },
  };

  fixture_init (self, MOAT_CHART_KIND_LINE);
  fixture_add (self, "acme", "spending", "CNY", group, G_N_ELEMENTS (group));
  fixture_add (self, "globex", "spending", "CNY", cloud, G_N_ELEMENTS (cloud));
}

const MoatNode *
fixture_find (const MoatScene *scene, MoatNodeRole role, MoatNodeKind kind, int datum, guint nth)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->role == role && node->kind == kind && (datum == -2 || node->datum == datum) &&
          nth-- == 0)
        return node;
    }
  return NULL;
}

guint
fixture_count (const MoatScene *scene, MoatNodeRole role, MoatNodeKind kind, int datum)
{
  guint n = 0;

  while (fixture_find (scene, role, kind, datum, n))
    n++;
  return n;
}

const MoatNode *
fixture_find_text (const MoatScene *scene, const char *text)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->kind == MOAT_NODE_TEXT && strstr (node->text, text))
        return node;
    }
  return NULL;
}

char *
fixture_join_text (const MoatScene *scene, MoatNodeRole role)
{
  GString *out = g_string_new (NULL);

  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);
      if (node->kind == MOAT_NODE_TEXT && node->role == role)
        g_string_append_printf (out, "%s%s", out->len > 0 ? " " : "", node->text);
    }
  return g_string_free (out, FALSE);
}
