/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claims-page.h"
#include "moat-project-claims.h"
#include "moat-scene-picture.h"

G_BEGIN_DECLS

/* What moat-claims-page.c (the list and the edits) and moat-claims-page-claim.c (the claim beside
 * it) share. */

struct _MoatClaimsPage
{
  GtkBox parent_instance;

  GtkStack *stack;
  AdwStatusPage *empty;
  AdwLeaflet *leaflet;
  GtkLabel *summary;
  GtkListBox *list;
  GtkLabel *statement, *source, *verdict, *finding;
  GtkImage *verdict_icon;
  GtkWidget *missing;
  GtkGrid *sides;
  MoatScenePicture *picture;
  GtkBox *arithmetic, *parts;

  MoatProject *project; /* nullable */
  MoatWording *wording;
  MoatCheckedClaims *checked; /* of the project's last state; nullable */
  char *key;                  /* of the claim that is shown; nullable */
  int shown;                  /* its index; −1: none */
  guint reload_source;        /* a check that waits for an edit to be over */
};

/** Shows the claim at `shown`, if there is one. */
void _moat_claims_page_show (MoatClaimsPage *self);

G_END_DECLS
