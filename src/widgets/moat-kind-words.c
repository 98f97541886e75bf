/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the kinds of charts are called and look like where one of them is chosen.
 *
 * All kinds can be drawn of every chart's figures; a page offers those that answer its question:
 * the Timeline what happened when, Peers who stands where. */
#include "config.h"

#include "moat-kind-words.h"

#include <glib/gi18n-lib.h>

#define TIMELINE (1u << MOAT_CHART_PAGE_TIMELINE)
#define PEERS (1u << MOAT_CHART_PAGE_PEERS)

static const struct
{
  const char *label, *purpose, *icon;
  guint pages;
} kinds[MOAT_CHART_N_KINDS] = {
  [MOAT_CHART_KIND_SPAN] = { N_ ("Spans"), N_ ("The area of a block is its amount"),
                             "moat-span-symbolic", TIMELINE },
  [MOAT_CHART_KIND_COLUMN] = { N_ ("Columns"), N_ ("Figures side by side"), "moat-column-symbolic",
                               TIMELINE | PEERS },
  [MOAT_CHART_KIND_LINE] = { N_ ("Lines"), N_ ("Figures over time"), "moat-line-symbolic",
                             TIMELINE | PEERS },
  [MOAT_CHART_KIND_STACKED] = { N_ ("Stacked Columns"),
                                N_ ("Parts of a total, over time or for each"),
                                "moat-stacked-symbolic", TIMELINE | PEERS },
  [MOAT_CHART_KIND_STACKED_100] = { N_ ("Stacked to 100%"), N_ ("Shares of a total"),
                                    "moat-stacked-100-symbolic", TIMELINE | PEERS },
  [MOAT_CHART_KIND_WATERFALL] = { N_ ("Waterfall"), N_ ("What leads from one total to another"),
                                  "moat-waterfall-symbolic", TIMELINE },
  [MOAT_CHART_KIND_BAR] = { N_ ("Ranked Bars"), N_ ("One value for each, in order of size"),
                            "moat-bar-symbolic", PEERS },
  [MOAT_CHART_KIND_DOT] = { N_ ("Dot Plot"), N_ ("Two dates of each, joined"), "moat-dot-symbolic",
                            PEERS },
  [MOAT_CHART_KIND_SLOPE] = { N_ ("Slope"), N_ ("Who rose and who fell between two dates"),
                              "moat-slope-symbolic", PEERS },
  [MOAT_CHART_KIND_SCATTER] = { N_ ("Scatter and Bubbles"),
                                N_ ("Two measures against each other, a third as size"),
                                "moat-scatter-symbolic", PEERS },
  [MOAT_CHART_KIND_SMALL_MULTIPLES] = { N_ ("Small Multiples"),
                                        N_ ("A panel for each, on shared scales"),
                                        "moat-panels-symbolic", TIMELINE | PEERS },
  [MOAT_CHART_KIND_HEAT_TABLE] = { N_ ("Heat Table"), N_ ("All values, tinted by size"),
                                   "moat-heat-symbolic", PEERS },
  [MOAT_CHART_KIND_MEKKO] = { N_ ("Mekko"), N_ ("Shares, as wide as their total"),
                              "moat-mekko-symbolic", PEERS },
};

const char *
moat_kind_get_label (MoatChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MOAT_CHART_N_KINDS, "");
  return _ (kinds[kind].label);
}

const char *
moat_kind_get_purpose (MoatChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MOAT_CHART_N_KINDS, "");
  return _ (kinds[kind].purpose);
}

const char *
moat_kind_get_icon (MoatChartKind kind)
{
  g_return_val_if_fail ((guint) kind < MOAT_CHART_N_KINDS, "");
  return kinds[kind].icon;
}

gboolean
moat_kind_is_on_page (MoatChartKind kind, MoatChartPage page)
{
  g_return_val_if_fail ((guint) kind < MOAT_CHART_N_KINDS, FALSE);
  return (kinds[kind].pages & (1u << page)) != 0;
}
