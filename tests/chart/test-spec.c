/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The specification of a chart: a copy is equal and apart, every field counts, nicks come back; and
 * the scene builder as the last guard of what is painted.
 */
#include <math.h>
#include <string.h>

#include "chart-fixture.h"
#include "moat-scene-builder.h"

static MoatChartSpec *
make_spec (void)
{
  MoatChartSpec *spec = moat_chart_spec_new ();

  spec->key = g_strdup ("timeline");
  spec->kind = MOAT_CHART_KIND_COLUMN;
  moat_label_set (&spec->title, "Title", "标题");
  moat_label_set (&spec->subtitle, "Subtitle", "副标题");
  g_strfreev (spec->entities);
  spec->entities = g_strsplit ("acme globex", " ", -1);
  g_strfreev (spec->concepts);
  spec->concepts = g_strsplit ("spending", " ", -1);
  spec->basis = MOAT_BASIS_PER_YEAR;
  spec->unit = g_intern_static_string ("CNY");
  spec->scale = 9;
  spec->digits = 3;
  spec->show_events = TRUE;
  spec->as_known_on = moat_date_new (2025, 3, 1);
  spec->from = moat_date_new (2013, 1, 1);
  spec->to = moat_date_new (2028, 1, 1);
  spec->difference_from = g_strdup ("f02");
  spec->difference_to = g_strdup ("f01");
  return spec;
}

static void
test_a_copy_is_equal_and_apart (void)
{
  g_autoptr (MoatChartSpec) spec = make_spec ();
  g_autoptr (MoatChartSpec) copy = moat_chart_spec_copy (spec);

  g_assert_true (moat_chart_spec_equal (spec, copy));
  g_assert_true (copy->key != spec->key && copy->entities != spec->entities);
  copy->entities[1][0] = 'G';
  g_assert_cmpstr (spec->entities[1], ==, "globex");
  g_assert_false (moat_chart_spec_equal (spec, copy));
}

/* Changes one field; FALSE behind the last. */
static gboolean
change_field (MoatChartSpec *spec, guint field)
{
  switch (field)
    {
    case 0:
      spec->key[0] = 'x';
      return TRUE;
    case 1:
      spec->kind = MOAT_CHART_KIND_LINE;
      return TRUE;
    case 2:
      moat_label_set (&spec->title, "Title", "别的");
      return TRUE;
    case 3:
      moat_label_set (&spec->subtitle, "Other", "副标题");
      return TRUE;
    case 4:
      spec->entities[0][0] = 'x';
      return TRUE;
    case 5:
      g_clear_pointer (&spec->concepts, g_strfreev);
      return TRUE;
    case 6:
      spec->basis = MOAT_BASIS_STATED;
      return TRUE;
    case 7:
      spec->unit = NULL;
      return TRUE;
    case 8:
      spec->scale = MOAT_SCALE_AUTO;
      return TRUE;
    case 9:
      spec->digits = 0;
      return TRUE;
    case 10:
      spec->show_events = FALSE;
      return TRUE;
    case 11:
      spec->as_known_on++;
      return TRUE;
    case 12:
      spec->from++;
      return TRUE;
    case 13:
      spec->to++;
      return TRUE;
    case 14:
      g_clear_pointer (&spec->difference_from, g_free);
      return TRUE;
    case 15:
      spec->difference_to[0] = 'x';
      return TRUE;
    default:
      return FALSE;
    }
}

static void
test_every_field_counts (void)
{
  g_autoptr (MoatChartSpec) spec = make_spec ();

  for (guint field = 0;; field++)
    {
      g_autoptr (MoatChartSpec) other = moat_chart_spec_copy (spec);
      if (!change_field (other, field))
        break;
      g_test_message ("field %u", field);
      g_assert_false (moat_chart_spec_equal (spec, other));
    }
}

static void
test_no_list_equals_an_empty_one (void)
{
  g_autoptr (MoatChartSpec) a = moat_chart_spec_new ();
  g_autoptr (MoatChartSpec) b = moat_chart_spec_new ();

  g_clear_pointer (&a->entities, g_strfreev);
  moat_label_set (&a->title, "", "");
  g_assert_true (moat_chart_spec_equal (a, b));
  g_assert_true (moat_chart_spec_equal (b, a));
}

static void
test_kinds_come_back_from_their_nicks (void)
{
  MoatChartKind kind = MOAT_CHART_KIND_LINE;

  for (MoatChartKind i = MOAT_CHART_KIND_SPAN; i <= MOAT_CHART_KIND_LINE; i++)
    {
      g_assert_true (moat_chart_kind_from_nick (moat_chart_kind_to_nick (i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (moat_chart_kind_from_nick ("pie", &kind));
  g_assert_false (moat_chart_kind_from_nick (NULL, &kind));
  g_assert_cmpint (kind, ==, MOAT_CHART_KIND_LINE);
}

static void
test_what_is_not_finite_is_never_painted (void)
{
  const double bad[] = { NAN, INFINITY, -INFINITY };
  const MoatInk ink = moat_ink_fill (moat_color_from_rgb (0x1a5fb4));
  g_autoptr (MoatSceneBuilder) builder = moat_scene_builder_new (100, 100);
  g_autoptr (MoatScene) scene = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      moat_scene_builder_rect (builder, MOAT_ROLE_MARK, -1, &(MoatRect){ bad[i], 0, 5, 5 }, &ink);
      moat_scene_builder_rect (builder, MOAT_ROLE_MARK, -1, &(MoatRect){ 0, 0, bad[i], 5 }, &ink);
      moat_scene_builder_circle (builder, MOAT_ROLE_MARK, -1, &(MoatRect){ 0, bad[i], 5, 5 }, &ink);
      moat_scene_builder_line (builder, MOAT_ROLE_MARK, -1, (double[]){ 0, 0, 5, bad[i] }, &ink);
    }
  moat_scene_builder_rect (builder, MOAT_ROLE_MARK, -1, &(MoatRect){ 0, 0, -5, 5 }, &ink);
  scene = moat_scene_builder_finish (builder);
  g_assert_cmpuint (moat_scene_get_n_nodes (scene), ==, 0);
}

static void
test_a_dump_says_each_node (void)
{
  const MoatTextStyle style = { 12, MOAT_TEXT_WEIGHT_BOLD, MOAT_LANGUAGE_EN };
  const MoatTextNode text = { "Words", &style, { 0, 0, 0, 1 }, MOAT_TEXT_ALIGN_CENTER, 50, 20 };
  const MoatInk ink = { .fill = { moat_color_from_rgb (0xabcdef), TRUE, { 1, 0, 0, 0.5 } },
                        .stroke = { moat_color_from_rgb (0x010203), 1.5, 4 } };
  g_autoptr (MoatTextMeasurer) measurer = fixture_measurer_new ();
  g_autoptr (MoatSceneBuilder) builder = moat_scene_builder_new (100, 60);
  g_autoptr (MoatScene) scene = NULL;
  g_autofree char *dump = NULL;

  moat_scene_builder_rect (builder, MOAT_ROLE_MARK, 3, &(MoatRect){ -0.04, 2.25, 5, 6 }, &ink);
  moat_scene_builder_text (builder, MOAT_ROLE_TITLE, -1, &text, measurer);
  moat_scene_builder_set_description (builder, "All of it.");
  scene = moat_scene_builder_finish (builder);
  dump = moat_scene_dump (scene);
  g_assert_cmpstr (dump, ==,
                   "scene 100.0x60.0 plot 0.0,0.0 0.0x0.0\n"
                   "rect mark #3 0.0,2.3 5.0x6.0 fill #abcdef hatch #ff0000/50% stroke #010203 1.5 "
                   "dash 4.0\n"
                   "text title 33.2,20.0 33.6x15.0 center 12.0 bold ink #000000 \"Words\"\n"
                   "description All of it.\n");
}

static void
test_every_role_has_a_name_of_its_own (void)
{
  g_autoptr (GHashTable) nicks = g_hash_table_new (g_str_hash, g_str_equal);

  for (MoatNodeRole role = MOAT_ROLE_BACKGROUND; role < MOAT_N_ROLES; role++)
    {
      const char *nick = moat_node_role_to_nick (role);

      g_assert_nonnull (nick);
      g_assert_true (g_hash_table_add (nicks, (gpointer) nick));
    }
  g_assert_cmpstr (moat_node_role_to_nick (MOAT_ROLE_MARK_LABEL), ==, "mark-label");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/spec/copy", test_a_copy_is_equal_and_apart);
  g_test_add_func ("/chart/spec/fields", test_every_field_counts);
  g_test_add_func ("/chart/spec/no-list", test_no_list_equals_an_empty_one);
  g_test_add_func ("/chart/spec/kinds", test_kinds_come_back_from_their_nicks);
  g_test_add_func ("/chart/scene/finite", test_what_is_not_finite_is_never_painted);
  g_test_add_func ("/chart/scene/roles", test_every_role_has_a_name_of_its_own);
  g_test_add_func ("/chart/scene/dump", test_a_dump_says_each_node);
  return g_test_run ();
}
