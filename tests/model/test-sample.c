/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample project as it comes out of its tables: every figure, event, claim, mechanism and
 * element of the strategy map that the article states, with the values written down here again.
 * What companies filed is in test-sample-filed.c. */
#include "fixture.h"

#include "moat-unit.h"

/* key, entity, concept, start, end, as stated, value, unit, qualifier, status, known from, locator
 */
static const char *const figures[][12] = {
  { "f01", "alibaba-group", "cloud_ai_infrastructure_investment", "2025-01-01", "2027-12-31",
    "3800亿元", "380000000000", "CNY", "over", "plan", "2025-02-24", "lead; 1.1.2" },
  { "f02", "alibaba-group", "cloud_ai_infrastructure_investment", "2013-04-01", "2023-03-31",
    "3247.51亿元", "324751000000", "CNY", "exact", "actual", "2025-03-17", "1.1.1" },
  { "f03", "alibaba-group", "rd_expense", "2022-01-01", "2022-12-31", "1200亿元", "120000000000",
    "CNY", "over", "actual", "2025-03-17", "1.1.1" },
  { "f04", "alibaba-group", "revenue_growth_yoy", "2024-10-01", "2024-12-31", "8%", "0.08", "ratio",
    "exact", "actual", "2025-03-17", "1.1.2" },
  { "f05", "alibaba-group", "operating_profit_growth_yoy", "2024-10-01", "2024-12-31", "83%",
    "0.83", "ratio", "exact", "actual", "2025-03-17", "1.1.2" },
  { "f06", "alibaba-group", "net_profit_growth_yoy", "2024-10-01", "2024-12-31", "333%", "3.33",
    "ratio", "exact", "actual", "2025-03-17", "1.1.2" },
  { "f07", "alibaba-cloud", "ai_product_revenue_growth_yoy", "2023-07-01", "2024-12-31", "三位数",
    "1", "ratio", "over", "actual", "2025-03-17", "1.1.2; 1.1.4" },
  { "f08", "alibaba-cloud", "revenue_growth_yoy", "2024-10-01", "2024-12-31", "13%", "0.13",
    "ratio", "exact", "actual", "2025-03-17", "1.1.4" },
  { "f09", "alibaba-cloud", "new_data_centres", "", "2025-03-17", "30个", "30", "count", "exact",
    "plan", "2025-03-17", "1.1.4" },
  { "f10", "alibaba-cloud", "customers", "", "2025-03-17", "500万", "5000000", "count", "exact",
    "actual", "2025-03-17", "1.1.4" },
  { "f11", "alibaba-cloud", "regions", "", "2025-03-17", "29个", "29", "count", "exact", "actual",
    "2025-03-17", "1.1.4" },
  { "f12", "alibaba-cloud", "availability_zones", "", "2025-03-17", "87个", "87", "count", "exact",
    "actual", "2025-03-17", "1.1.4" },
  { "f13", "amazon-web-services", "capital_expenditure", "2024-01-01", "2024-12-31", "400亿美元",
    "40000000000", "USD", "about", "estimate", "2025-03-17", "1.1.5" },
  { "f14", "amazon-web-services", "capital_expenditure", "2024-01-01", "2024-12-31", "2800亿元",
    "280000000000", "CNY", "about", "estimate", "2025-03-17", "1.1.5" },
};

static const MoatFactField figure_fields[12] = {
  MOAT_FACT_FIELD_KEY,          MOAT_FACT_FIELD_ENTITY,     MOAT_FACT_FIELD_CONCEPT,
  MOAT_FACT_FIELD_PERIOD_START, MOAT_FACT_FIELD_PERIOD_END, MOAT_FACT_FIELD_AS_STATED,
  MOAT_FACT_FIELD_VALUE,        MOAT_FACT_FIELD_UNIT,       MOAT_FACT_FIELD_QUALIFIER,
  MOAT_FACT_FIELD_STATUS,       MOAT_FACT_FIELD_KNOWN_FROM, MOAT_FACT_FIELD_LOCATOR,
};

static void
test_fourteen_figures_of_the_article (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM fact JOIN source s ON s.id ="
                                           " source_id WHERE s.key = 'nanfanglue-2025'"),
                   ==, G_N_ELEMENTS (figures));
  for (gsize i = 0; i < G_N_ELEMENTS (figures); i++)
    {
      g_autoptr (MoatFact) fact = get_fact (fixture->project, figures[i][0]);

      for (int k = 0; k < 12; k++)
        {
          g_autofree char *text = moat_fact_get_text (fact, figure_fields[k]);

          g_assert_cmpstr (text, ==, figures[i][k]);
        }
      g_assert_cmpstr (fact->source, ==, "nanfanglue-2025");
      g_assert_true (fact->has_value);
    }
}

static void
test_grades_and_restatement (void)
{
  static const char *const grades[][2] = { { "f01", "reported" },  { "f02", "reported" },
                                           { "f07", "derived" },   { "f10", "reported" },
                                           { "f13", "estimated" }, { "f14", "derived" } };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (MoatFact) dollars = get_fact (fixture->project, "f13");
  g_autoptr (MoatFact) yuan = get_fact (fixture->project, "f14");
  g_autoptr (GArray) relations = moat_store_read_relations (
    moat_project_get_store (fixture->project), "amazon-web-services", "capital_expenditure", NULL);
  MoatRelation relation;

  for (gsize i = 0; i < G_N_ELEMENTS (grades); i++)
    {
      g_autoptr (MoatFact) fact = get_fact (fixture->project, grades[i][0]);

      g_assert_cmpstr (moat_grade_to_nick (fact->grade), ==, grades[i][1]);
    }
  g_assert_cmpuint (relations->len, ==, 1);
  relation = g_array_index (relations, MoatRelation, 0);
  g_assert_cmpint (relation.kind, ==, MOAT_RELATION_RESTATES);
  g_assert_cmpint (relation.fact_id, ==, yuan->id);
  g_assert_cmpint (relation.other_id, ==, dollars->id);
}

static void
test_five_events (void)
{
  static const char *const wanted[][4] = {
    { "e01", "2021-01-01", "2021-12-31", "云钉一体战略" },
    { "e02", "2022-01-01", "2022-12-31", "披露研发投入超过1200亿元" },
    { "e03", "2024-12-31", "2024-12-31", "云收入同比增长13%" },
    { "e04", "2025-02-24", "2025-02-24", "宣布三年投入超3800亿元" },
    { "e05", "2025-03-17", "2025-03-17", "文章发布" },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  GPtrArray *events = moat_project_get_events (fixture->project);

  g_assert_cmpuint (events->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < events->len; i++)
    {
      const MoatEvent *event = events->pdata[i];

      g_assert_cmpstr (event->key, ==, wanted[i][0]);
      g_assert_cmpint (event->period.start, ==, moat_date_parse_iso (wanted[i][1], -1));
      g_assert_cmpint (event->period.end, ==, moat_date_parse_iso (wanted[i][2], -1));
      g_assert_cmpstr (event->label.zh, ==, wanted[i][3]);
      g_assert_cmpstr (event->label.en, !=, "");
      g_assert_cmpstr (event->entity, ==, "alibaba-group");
      g_assert_cmpstr (event->source, ==, "nanfanglue-2025");
    }
}

static void
test_claims_and_frameworks (void)
{
  static const struct
  {
    const char *query;
    int count;
  } wanted[] = {
    { "SELECT count(*) FROM claim", 5 },
    { "SELECT count(*) FROM claim WHERE left_side <> ''", 5 },
    { "SELECT count(*) FROM claim WHERE statement_en <> '' AND statement_zh <> ''", 5 },
    { "SELECT count(*) FROM framework", 2 },
    { "SELECT count(*) FROM section", 9 },
    { "SELECT count(*) FROM item WHERE key LIKE 'm%'", 10 },
    { "SELECT count(*) FROM item WHERE key LIKE 'd%'", 13 },
    { "SELECT count(*) FROM item WHERE label_en <> '' AND label_zh <> '' AND locator <> ''", 23 },
    { "SELECT count(*) FROM item i JOIN section s ON s.id = i.section_id JOIN framework f ON"
      " f.id = s.framework_id WHERE f.key = 'innovation-mechanisms'",
      10 },
    { "SELECT count(*) FROM item i JOIN section s ON s.id = i.section_id JOIN framework f ON"
      " f.id = s.framework_id WHERE f.key = 'strategy-map'",
      13 },
    { "SELECT count(*) FROM claim WHERE operator = 'ratio' AND tolerance = 0.25", 1 },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    g_assert_cmpint (fixture_count (fixture, wanted[i].query), ==, wanted[i].count);
}

/* What a dollar was in yuan and in euros, by year, and who says so. */
static void
test_rates_of_the_years (void)
{
  static const struct
  {
    const char *quote, *year, *value;
  } wanted[] = { { "CNY", "2012", "6.3093" }, { "CNY", "2019", "6.9081" },
                 { "CNY", "2022", "6.729" },  { "CNY", "2024", "7.1957" },
                 { "EUR", "2019", "0.8933" }, { "EUR", "2024", "0.9242" } };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const MoatSource *source = moat_project_find_source (fixture->project, "federal-reserve-g5a");

  for (gsize i = 0; i < G_N_ELEMENTS (wanted); i++)
    {
      g_autofree char *query = g_strdup_printf (
        "SELECT count (*) FROM rate WHERE base = 'USD' AND quote = '%s' AND kind = 'average' AND"
        " period_start = '%s-01-01' AND period_end = '%s-12-31' AND value = '%s' AND"
        " value_real = %s",
        wanted[i].quote, wanted[i].year, wanted[i].year, wanted[i].value, wanted[i].value);

      g_assert_cmpint (fixture_count (fixture, query), ==, 1);
    }
  g_assert_cmpint (fixture_count (fixture, "SELECT count (*) FROM rate JOIN source s ON s.id ="
                                           " source_id WHERE s.key = 'federal-reserve-g5a' AND"
                                           " rate.locator LIKE 'annual.csv, row %'"),
                   ==, 2 * 14);
  g_assert_true (source->title.en[0] && source->title.zh[0]);
  g_assert_true (source->publisher.en[0] && source->publisher.zh[0]);
}

static void
test_entities_and_their_years (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  const MoatEntity *group = moat_project_find_entity (fixture->project, "alibaba-group");
  const MoatEntity *cloud = moat_project_find_entity (fixture->project, "alibaba-cloud");
  const MoatEntity *amazon = moat_project_find_entity (fixture->project, "amazon-web-services");

  g_assert_cmpstr (group->label.zh, ==, "阿里巴巴集团");
  g_assert_cmpstr (group->currency, ==, "CNY");
  g_assert_cmpint (group->year_end.month, ==, 3);
  g_assert_cmpint (group->year_end.day, ==, 31);
  g_assert_cmpstr (cloud->parent, ==, "alibaba-group");
  g_assert_cmpstr (amazon->currency, ==, "USD");
  g_assert_cmpint (amazon->year_end.month, ==, 12);
}

/* Every word that a reader of a chart can see is there in both languages. */
static void
test_both_languages_everywhere (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  GPtrArray *concepts = moat_project_get_concepts (fixture->project);
  GPtrArray *charts = moat_project_get_charts (fixture->project);
  GPtrArray *entities = moat_project_get_entities (fixture->project);
  GPtrArray *sources = moat_project_get_sources (fixture->project);
  const MoatSource *source = moat_project_find_source (fixture->project, "nanfanglue-2025");

  g_assert_cmpuint (concepts->len, ==, 12);
  g_assert_cmpuint (entities->len, ==, 6);
  for (guint i = 0; i < entities->len; i++)
    {
      const MoatEntity *entity = entities->pdata[i];

      g_assert_true (entity->label.en[0] && entity->label.zh[0]);
    }
  g_assert_cmpuint (sources->len, ==, 7);
  for (guint i = 0; i < sources->len; i++)
    {
      const MoatSource *each = sources->pdata[i];

      g_assert_true (each->title.en[0] && each->title.zh[0]);
      g_assert_true (each->publisher.en[0] && each->publisher.zh[0]);
    }
  for (guint i = 0; i < concepts->len; i++)
    {
      const MoatConcept *concept = concepts->pdata[i];

      g_assert_true (concept->label.en[0] && concept->label.zh[0]);
    }
  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];

      g_assert_true (spec->title.en[0] && spec->title.zh[0]);
    }
  g_assert_cmpstr (source->publisher.en, ==, "Nanfanglue Consulting");
  g_assert_cmpstr (source->publisher.zh, ==, "南方略咨询");
  g_assert_cmpint (source->published, ==, moat_date_new (2025, 3, 17));
}

static void
test_charts_in_order (void)
{
  static const struct
  {
    const char *key;
    MoatChartKind kind;
  } wanted[] = {
    { "investment-timeline", MOAT_CHART_KIND_SPAN },
    { "growth", MOAT_CHART_KIND_COLUMN },
    { "cloud-footprint", MOAT_CHART_KIND_COLUMN },
    { "beside-aws", MOAT_CHART_KIND_SPAN },
    { "alibaba-rd", MOAT_CHART_KIND_COLUMN },
    { "us-capital-expenditure", MOAT_CHART_KIND_LINE },
    { "rd-share", MOAT_CHART_KIND_BAR },
    { "capex-share", MOAT_CHART_KIND_SLOPE },
  };
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  GPtrArray *charts = moat_project_get_charts (fixture->project);

  g_assert_cmpuint (charts->len, ==, G_N_ELEMENTS (wanted));
  for (guint i = 0; i < charts->len; i++)
    {
      const MoatChartSpec *spec = charts->pdata[i];

      g_assert_cmpstr (spec->key, ==, wanted[i].key);
      g_assert_cmpint (spec->kind, ==, wanted[i].kind);
    }
}

static void
test_nothing_to_undo_and_nothing_wrong (void)
{
  g_autoptr (Fixture) fixture = fixture_new (TRUE);
  g_autoptr (GPtrArray) problems = moat_project_check (fixture->project, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (problems->len, ==, 0);
  g_assert_false (moat_project_can_undo (fixture->project));
  g_assert_false (moat_project_undo (fixture->project, NULL, &error));
  g_assert_error (error, MOAT_STORE_ERROR, MOAT_STORE_ERROR_NOTHING);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, function) g_test_add_func ("/model/sample/" name, function)
  ADD ("fourteen-figures-of-the-article", test_fourteen_figures_of_the_article);
  ADD ("grades-and-restatement", test_grades_and_restatement);
  ADD ("five-events", test_five_events);
  ADD ("claims-and-frameworks", test_claims_and_frameworks);
  ADD ("rates-of-the-years", test_rates_of_the_years);
  ADD ("entities-and-their-years", test_entities_and_their_years);
  ADD ("both-languages-everywhere", test_both_languages_everywhere);
  ADD ("charts-in-order", test_charts_in_order);
  ADD ("nothing-to-undo-and-nothing-wrong", test_nothing_to_undo_and_nothing_wrong);
#undef ADD
  return g_test_run ();
}
