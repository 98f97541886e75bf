/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-chart-build.h"
#include "moat-rate-table.h"

G_BEGIN_DECLS

/** A measurer that needs no fonts: a narrow character is 0.56 of its size wide, a Chinese one as
 * wide as its size; a line box is 1.25 of the size.  (transfer full) */
MoatTextMeasurer *fixture_measurer_new (void);

/** Fixture: a chart to be built, with all that its request borrows. */
typedef struct
{
  MoatChartSpec *spec;
  GPtrArray *series;    /* of MoatSeries */
  GArray *events;       /* of MoatChartEvent */
  GPtrArray *texts;     /* owns the labels of events */
  GArray *columns;      /* of MoatColumn; NULL: no comparison */
  MoatRateTable *rates; /* nullable */
  MoatTextMeasurer *measurer;
  MoatChartRequest request; /* what a test wants else; series and events are set when building */
} Fixture;

void fixture_init (Fixture *self, MoatChartKind kind);
void fixture_clear (Fixture *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Fixture, fixture_clear)

/** FixtureFigure: one figure in the words of a table. */
typedef struct
{
  const char *period; /* as people write it; an instant for a stock */
  double value;       /* NaN: no number stated */
  MoatQualifier qualifier;
  MoatStatus status;
  double low, high; /* BETWEEN only */
  gint64 id;        /* 0: numbered from 1 over the whole fixture */
} FixtureFigure;

/** Adds a series of @entity and @concept (their labels are "Entity"/"Concept" of the keys unless
 * they are known to the sample) in @unit. */
void fixture_add (Fixture *self, const char *entity, const char *concept, const char *unit,
                  const FixtureFigure *figures, gsize n);
/** Puts all series that were added on the basis of the spec, side by side as a comparison does it:
 * the @periods that are asked for (as people write them, ended by NULL), or those that there are if
 * it is NULL. */
void fixture_compare (Fixture *self, const char *const *periods);
/** Adds a rate that a comparison made later converts at; an average, or of a day a closing one. */
void fixture_take_rate (Fixture *self, const char *from, const char *to, const char *period,
                        const char *value);
/** Adds an event; @period as people write it. */
void fixture_add_event (Fixture *self, const char *period, const char *en, const char *zh);

/** The chart at a size in a language and theme.  (transfer full) */
MoatScene *fixture_build (Fixture *self, MoatLanguage language, MoatThemeKind theme, double width,
                          double height);
/** English, light, 960 × 540.  (transfer full) */
MoatScene *fixture_build_plain (Fixture *self);

/* Charts that several tests look at. */
void fixture_init_investment (Fixture *self); /* two spans, five events, a difference arrow */
void fixture_init_growth (Fixture *self);     /* columns of single figures of two entities */
void fixture_init_line (Fixture *self);       /* two lines over ten years, with a gap and a plan */

/* Looking into a scene. */
/** The nth node (from 0) of @role and @datum (-2: any) and @kind; NULL when there is none. */
const MoatNode *fixture_find (const MoatScene *scene, MoatNodeRole role, MoatNodeKind kind,
                              int datum, guint nth);
guint fixture_count (const MoatScene *scene, MoatNodeRole role, MoatNodeKind kind, int datum);
/** The first text node that contains @text, with any role; NULL when there is none. */
const MoatNode *fixture_find_text (const MoatScene *scene, const char *text);
/** All text of @role joined by spaces.  (transfer full) */
char *fixture_join_text (const MoatScene *scene, MoatNodeRole role);

/** Aborts when texts overlap, anything leaves the canvas, a label stands on a grid line or a node
 * is not finite; @what names the chart in the message. */
void fixture_assert_layout (const MoatScene *scene, const char *what);

G_END_DECLS
