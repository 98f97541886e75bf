/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moat-vocabulary.h"

G_BEGIN_DECLS

/** MoatRelation: @fact restates / is part of / is the same as / supersedes @other. */
typedef struct
{
  gint64 id;
  MoatRelationKind kind;
  gint64 fact_id;
  gint64 other_id;
} MoatRelation;

G_END_DECLS
