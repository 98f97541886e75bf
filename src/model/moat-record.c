/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One row of a table as an object that a list shows.
 *
 * A record is made when it is about to be seen and lives as long as it is.  Its row may change
 * meanwhile: the list reads it again and the record says `changed`, so that whoever shows it need
 * not be told by way of the list that an item went and another came.
 */
#include "config.h"

#include "moat-record-private.h"

struct _MoatRecord
{
  GObject parent_instance;

  gint64 id;
  MoatFact *fact;
  MoatSource *source;
  gint64 n_facts;
  MoatRate *rate;
};

static guint changed_signal;

G_DEFINE_FINAL_TYPE (MoatRecord, moat_record, G_TYPE_OBJECT)

static void
moat_record_finalize (GObject *object)
{
  MoatRecord *self = MOAT_RECORD (object);

  g_clear_pointer (&self->fact, moat_fact_free);
  g_clear_pointer (&self->source, moat_source_free);
  g_clear_pointer (&self->rate, moat_rate_free);
  G_OBJECT_CLASS (moat_record_parent_class)->finalize (object);
}

static void
moat_record_class_init (MoatRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = moat_record_finalize;
  changed_signal = g_signal_new ("changed", MOAT_TYPE_RECORD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
moat_record_init (MoatRecord *self)
{
}

MoatRecord *
moat_record_new (gint64 id)
{
  MoatRecord *self = g_object_new (MOAT_TYPE_RECORD, NULL);

  self->id = id;
  return self;
}

void
moat_record_take_fact (MoatRecord *self, MoatFact *fact)
{
  g_clear_pointer (&self->fact, moat_fact_free);
  self->fact = fact;
  g_signal_emit (self, changed_signal, 0);
}

void
moat_record_take_source (MoatRecord *self, MoatSource *source, gint64 n_facts)
{
  g_clear_pointer (&self->source, moat_source_free);
  self->source = source;
  self->n_facts = n_facts;
  g_signal_emit (self, changed_signal, 0);
}

void
moat_record_take_rate (MoatRecord *self, MoatRate *rate)
{
  g_clear_pointer (&self->rate, moat_rate_free);
  self->rate = rate;
  g_signal_emit (self, changed_signal, 0);
}

gboolean
moat_record_is_blank (MoatRecord *self)
{
  return !self->fact && !self->source && !self->rate;
}

gint64
moat_record_get_id (MoatRecord *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD (self), 0);
  return self->id;
}

const MoatFact *
moat_record_get_fact (MoatRecord *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD (self), NULL);
  return self->fact;
}

const MoatSource *
moat_record_get_source (MoatRecord *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD (self), NULL);
  return self->source;
}

gint64
moat_record_get_n_facts (MoatRecord *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD (self), 0);
  return self->n_facts;
}

const MoatRate *
moat_record_get_rate (MoatRecord *self)
{
  g_return_val_if_fail (MOAT_IS_RECORD (self), NULL);
  return self->rate;
}
