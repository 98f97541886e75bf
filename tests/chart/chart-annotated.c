/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Charts with annotations, for golden scenes and for the tests of what annotations say.
 */
#include "chart-annotated.h"

#include <math.h>
#include <string.h>

#include "chart-columns.h"
#include "chart-plots.h"

static void
read_name (const char *text, MoatMarkName *name)
{
  g_auto (GStrv) words = g_strsplit (text ? text : "", " ", -1);

  for (char **word = words; *word; word++)
    if (!moat_period_parse (*word, MOAT_YEAR_END_CALENDAR, &name->period) && **word)
      name->entity = g_strdup (*word);
}

MoatAnnotation *
fixture_annotate (Fixture *self, MoatAnnotationKind kind, const char *from, const char *to)
{
  MoatAnnotation *annotation = moat_annotation_new (kind);

  read_name (from, &annotation->from);
  read_name (to, &annotation->to);
  g_ptr_array_add (self->spec->annotations, annotation);
  return annotation;
}

static void
annotate_text (Fixture *self, MoatAnnotationKind kind, const char *from, const char *en,
               const char *zh)
{
  moat_label_set (&fixture_annotate (self, kind, from, NULL)->text, en, zh);
}

void
fixture_init_annotated_columns (Fixture *self)
{
  static const FixtureFigure figures[] = {
    { "2018", 10e9 }, { "2019", 12e9 }, { "2020", 15e9 },  { "2021", 16e9, MOAT_QUALIFIER_ABOUT },
    { "2022", 20e9 }, { "2023", 22e9 }, { "2024", 160e9 },
  };
  MoatAnnotation *annotation;

  fixture_init (self, MOAT_CHART_KIND_COLUMN);
  fixture_add (self, "acme", "spending", "CNY", figures, G_N_ELEMENTS (figures));
  fixture_annotate (self, MOAT_ANNOTATION_CAGR, "2018", "2023");
  annotation = fixture_annotate (self, MOAT_ANNOTATION_DIFFERENCE, "2019", "2022");
  annotation->form = MOAT_DIFFERENCE_PERCENT;
  fixture_annotate (self, MOAT_ANNOTATION_MEDIAN, NULL, NULL);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_TARGET, NULL, NULL);
  annotation->low = 25e9;
  annotation = fixture_annotate (self, MOAT_ANNOTATION_BREAK, NULL, NULL);
  annotation->low = 30e9;
  annotation->high = 140e9;
  annotation = fixture_annotate (self, MOAT_ANNOTATION_BAND, NULL, NULL);
  annotation->low = 8e9;
  annotation->high = 12e9;
  moat_label_set (&annotation->text, "Usual", "常态");
  annotate_text (self, MOAT_ANNOTATION_CALLOUT, "2021", "Said to be about as much",
                 "据称与上年相当");
  annotate_text (self, MOAT_ANNOTATION_FOOTNOTE, "2024", "With an acquisition.", "含一项收购。");
}

void
fixture_init_annotated_lines (Fixture *self)
{
  MoatAnnotation *annotation;

  fixture_init_line (self);
  fixture_annotate (self, MOAT_ANNOTATION_CAGR, "acme 2015", "acme 2022");
  fixture_annotate (self, MOAT_ANNOTATION_MEDIAN, NULL, NULL);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_BAND, NULL, NULL);
  annotation->period = moat_period_years (2020, 2021);
  moat_label_set (&annotation->text, "The two years of the expansion", "扩张的两年");
  annotate_text (self, MOAT_ANNOTATION_CALLOUT, "globex 2020", "Half as much again in one year",
                 "一年增加一半");
  annotate_text (self, MOAT_ANNOTATION_FOOTNOTE, "globex 2022", "Restated.", "已重述。");
}

void
fixture_init_annotated_stack (Fixture *self)
{
  MoatAnnotation *annotation;

  fixture_init_stacked (self);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_TOTAL_DIFFERENCE, "2021", "2023");
  annotation->form = MOAT_DIFFERENCE_RATIO;
  fixture_annotate (self, MOAT_ANNOTATION_AVERAGE, NULL, NULL);
  annotate_text (self, MOAT_ANNOTATION_CALLOUT, "2022", "One company is missing here",
                 "此处缺一家公司");
}

void
fixture_init_annotated_bars (Fixture *self)
{
  MoatAnnotation *annotation;

  fixture_init_bars (self);
  fixture_annotate (self, MOAT_ANNOTATION_AVERAGE, NULL, NULL);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_DIFFERENCE, "Alphabet", "Amazon");
  annotation->form = MOAT_DIFFERENCE_AMOUNT;
  annotation = fixture_annotate (self, MOAT_ANNOTATION_BREAK, NULL, NULL);
  annotation->low = 14e9;
  annotation->high = 34e9;
  annotate_text (self, MOAT_ANNOTATION_FOOTNOTE, "Oracle", "A plan for the fiscal year.",
                 "财年计划。");
}

void
fixture_init_annotated_spans (Fixture *self)
{
  MoatAnnotation *annotation;

  fixture_init_investment (self);
  self->spec->show_events = FALSE;
  fixture_annotate (self, MOAT_ANNOTATION_AVERAGE, NULL, NULL);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_BAND, NULL, NULL);
  annotation->period = moat_period_years (2024, 2024);
  annotate_text (self, MOAT_ANNOTATION_CALLOUT, "2025-2027", "Announced in February 2025",
                 "2025年2月宣布");
}

void
fixture_init_annotated_dots (Fixture *self)
{
  MoatAnnotation *annotation;

  fixture_init_dots (self);
  annotation = fixture_annotate (self, MOAT_ANNOTATION_TARGET, NULL, NULL);
  annotation->low = 50e9;
  moat_label_set (&annotation->text, "Goal", "目标值");
  annotate_text (self, MOAT_ANNOTATION_CALLOUT, NULL, "Said in one sentence", "一句话说明");
}

void
fixture_annotate_any (Fixture *self, GRand *random)
{
  for (int kind = 0; kind <= MOAT_ANNOTATION_FOOTNOTE; kind++)
    {
      MoatAnnotation *annotation;

      if (kind == MOAT_ANNOTATION_HIGHLIGHT || g_rand_boolean (random))
        continue;
      annotation = fixture_annotate (self, (MoatAnnotationKind) kind, NULL, NULL);
      annotation->form = (MoatDifferenceForm) g_rand_int_range (random, 0, 3);
      annotation->to.period = moat_period_years (2023, 2023);
      annotation->low = exp (g_rand_double_range (random, 0, 30));
      annotation->high = annotation->low * g_rand_double_range (random, 1, 5);
      if (g_rand_boolean (random))
        annotation->period = moat_period_years (2021, 2022);
      annotation->is_moved = g_rand_boolean (random);
      annotation->dx = g_rand_double_range (random, -1, 1);
      annotation->dy = g_rand_double_range (random, -1, 1);
      moat_label_set (&annotation->text, "Somebody's words about a value, in a sentence or two",
                      "某人对一个数值的一两句说明");
    }
}
