/* SPDX-License-Identifier: GPL-3.0-or-later */
/* By which columns a GtkColumnView is sorted.
 *
 * The rows of a table are sorted by its query, so what is wanted of a click on a column's title is
 * only the wish.  GTK 4.8 keeps the list of clicked columns to itself and has no question about
 * it; but the sorter of the view compares two items by asking the sorters of the columns one after
 * the other, until one tells them apart, and turns the answer of a descending one round.  So ours
 * note that they were asked: with all of them undecided the order of asking is the order of the
 * columns, and with one of them decided the answer that arrives tells its direction. */

#include "config.h"

#include "moat-column-order.h"

#define MOAT_TYPE_PROBE_SORTER (moat_probe_sorter_get_type ())
G_DECLARE_FINAL_TYPE (MoatProbeSorter, moat_probe_sorter, MOAT, PROBE_SORTER, GtkSorter)

struct _MoatProbeSorter
{
  GtkSorter parent_instance;

  MoatColumnProbe *probe;
  guint column;
};

struct _MoatColumnProbe
{
  GArray *asked; /* of MoatColumnOrder */
  int decided;   /* the column that tells the items apart; −1: none does */
};

G_DEFINE_FINAL_TYPE (MoatProbeSorter, moat_probe_sorter, GTK_TYPE_SORTER)

static GtkOrdering
moat_probe_sorter_compare (GtkSorter *sorter, gpointer a, gpointer b)
{
  MoatProbeSorter *self = MOAT_PROBE_SORTER (sorter);
  MoatColumnProbe *probe = self->probe;

  if (probe->decided < 0)
    g_array_append_val (probe->asked, ((MoatColumnOrder){ self->column, FALSE }));
  return probe->decided == (int) self->column ? GTK_ORDERING_SMALLER : GTK_ORDERING_EQUAL;
}

static GtkSorterOrder
moat_probe_sorter_get_order (GtkSorter *sorter)
{
  return GTK_SORTER_ORDER_PARTIAL;
}

static void
moat_probe_sorter_class_init (MoatProbeSorterClass *klass)
{
  GTK_SORTER_CLASS (klass)->compare = moat_probe_sorter_compare;
  GTK_SORTER_CLASS (klass)->get_order = moat_probe_sorter_get_order;
}

static void
moat_probe_sorter_init (MoatProbeSorter *self)
{
}

MoatColumnProbe *
moat_column_probe_new (void)
{
  MoatColumnProbe *self = g_new0 (MoatColumnProbe, 1);

  self->asked = g_array_new (FALSE, FALSE, sizeof (MoatColumnOrder));
  return self;
}

void
moat_column_probe_free (MoatColumnProbe *self)
{
  g_array_unref (self->asked);
  g_free (self);
}

GtkSorter *
moat_column_probe_create_sorter (MoatColumnProbe *self, guint column)
{
  MoatProbeSorter *sorter = g_object_new (MOAT_TYPE_PROBE_SORTER, NULL);

  sorter->probe = self;
  sorter->column = column;
  return GTK_SORTER (sorter);
}

GArray *
moat_column_probe_ask (MoatColumnProbe *self, GtkColumnView *view)
{
  GtkSorter *sorter = gtk_column_view_get_sorter (view);
  /* Two, because GTK does not ask whether an item equals itself. */
  g_autoptr (GObject) one = g_object_new (G_TYPE_OBJECT, NULL);
  g_autoptr (GObject) other = g_object_new (G_TYPE_OBJECT, NULL);

  g_array_set_size (self->asked, 0);
  self->decided = -1;
  gtk_sorter_compare (sorter, one, other);
  for (guint i = 0; i < self->asked->len; i++)
    {
      MoatColumnOrder *order = &g_array_index (self->asked, MoatColumnOrder, i);

      self->decided = (int) order->column;
      order->descending = gtk_sorter_compare (sorter, one, other) == GTK_ORDERING_LARGER;
    }
  return g_array_copy (self->asked);
}
