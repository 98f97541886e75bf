/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** MoatStackedLabel: a label beside the mark that it names, in px. */
typedef struct
{
  guint index;   /* of what it names */
  double wanted; /* y of its middle beside its mark */
  double y;      /* y of its middle; set by moat_label_stack_push_apart() */
  double height;
} MoatStackedLabel;

/** The height of all @labels (GArray of MoatStackedLabel). */
double moat_label_stack_height (const GArray *labels);
/** Sorts @labels by where they want to be and pushes those that overlap apart, within @top and
 * @bottom. */
void moat_label_stack_push_apart (GArray *labels, double top, double bottom);

G_END_DECLS
