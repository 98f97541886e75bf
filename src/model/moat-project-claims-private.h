/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-claim-figures.h"
#include "moat-project-claims.h"

G_BEGIN_DECLS

/* What moat-project-claims.c (editing and checking) and moat-claim-chart.c (drawing) share. */

struct _MoatCheckedClaims
{
  MoatProject *project; /* borrowed */
  MoatClaimFigures *figures;
  GPtrArray *checks; /* of MoatClaimCheck */
};

G_END_DECLS
