/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The rules of layout that hold for every chart, whatever it shows and however large it is: no two
 * texts overlap, nothing leaves the canvas, neither a grid line nor a covered edge runs through a
 * label.
 *
 * A rule that is broken prints the scene, so that the log alone says what happened.
 */
#include "chart-fixture.h"

#include <math.h>

#define SLACK 0.75 /* px; line boxes are larger than the ink in them */

static void
fail (const MoatScene *scene, const char *what, const char *rule, const MoatNode *a,
      const MoatNode *b)
{
  g_autofree char *dump = moat_scene_dump (scene);

  g_test_message ("%s", dump);
  g_error ("%s: %s: “%s” at %.1f,%.1f %.1fx%.1f and “%s” at %.1f,%.1f %.1fx%.1f", what, rule,
           a->text ? a->text : "(shape)", a->bounds.x, a->bounds.y, a->bounds.width,
           a->bounds.height, b && b->text ? b->text : "(shape)", b ? b->bounds.x : 0,
           b ? b->bounds.y : 0, b ? b->bounds.width : 0, b ? b->bounds.height : 0);
}

static void
assert_within (const MoatScene *scene, const char *what, const MoatNode *node)
{
  double half = node->stroke.color.alpha > 0 ? node->stroke.width / 2 : 0;
  double right = moat_scene_get_width (scene) + half + 0.01;
  double bottom = moat_scene_get_height (scene) + half + 0.01;

  if (!isfinite (node->bounds.x + node->bounds.y + node->bounds.width + node->bounds.height))
    fail (scene, what, "a node is not finite", node, NULL);
  if (node->bounds.x < -half - 0.01 || node->bounds.y < -half - 0.01 ||
      node->bounds.x + node->bounds.width > right || node->bounds.y + node->bounds.height > bottom)
    fail (scene, what, "a node leaves the canvas", node, NULL);
}

static gboolean
is_line_in (const MoatNode *node, MoatNodeRole role, const MoatRect *box)
{
  return node->kind == MOAT_NODE_PATH && node->role == role && node->bounds.y > box->y + 1 &&
         node->bounds.y + node->bounds.height < box->y + box->height - 1 &&
         node->bounds.x < box->x + box->width && node->bounds.x + node->bounds.width > box->x;
}

static gboolean
hides (const MoatNode *node, const MoatRect *box)
{
  return node->kind == MOAT_NODE_RECT && node->fill.color.alpha > 0.9 &&
         node->bounds.x <= box->x + SLACK &&
         node->bounds.x + node->bounds.width >= box->x + box->width - SLACK &&
         node->bounds.y <= box->y + 1 &&
         node->bounds.y + node->bounds.height >= box->y + box->height - 1;
}

/* The edge of a mark that another covers, dotted over it. */
static gboolean
is_edge_in (const MoatNode *node, const MoatRect *box)
{
  return node->kind == MOAT_NODE_PATH && node->role == MOAT_ROLE_MARK_DETAIL &&
         node->stroke.dash > 0 && node->bounds.width < 0.01 && node->bounds.x > box->x + 1 &&
         node->bounds.x < box->x + box->width - 1 && node->bounds.y < box->y + box->height &&
         node->bounds.y + node->bounds.height > box->y;
}

/* Every grid line and covered edge under the text at @index has something between it and the text.
 */
static void
assert_off_lines (const MoatScene *scene, const char *what, gsize index)
{
  const MoatNode *text = moat_scene_get_node (scene, index);

  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *line = moat_scene_get_node (scene, i);
      gboolean hidden = FALSE; /* a line over the text is never hidden */

      if (!is_line_in (line, MOAT_ROLE_GRID, &text->bounds) && !is_edge_in (line, &text->bounds))
        continue;
      for (gsize k = i + 1; k < index && !hidden; k++)
        hidden = hides (moat_scene_get_node (scene, k), &text->bounds);
      if (!hidden)
        fail (scene, what, "a line runs through a label", text, line);
    }
}

static void
assert_apart (const MoatScene *scene, const char *what, gsize index)
{
  const MoatNode *text = moat_scene_get_node (scene, index);

  for (gsize i = index + 1; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *other = moat_scene_get_node (scene, i);
      if (other->kind == MOAT_NODE_TEXT &&
          moat_rect_overlaps (&text->bounds, &other->bounds, SLACK))
        fail (scene, what, "texts overlap", text, other);
    }
}

void
fixture_assert_layout (const MoatScene *scene, const char *what)
{
  for (gsize i = 0; i < moat_scene_get_n_nodes (scene); i++)
    {
      const MoatNode *node = moat_scene_get_node (scene, i);

      assert_within (scene, what, node);
      if (node->kind != MOAT_NODE_TEXT)
        continue;
      assert_apart (scene, what, i);
      assert_off_lines (scene, what, i);
    }
}
