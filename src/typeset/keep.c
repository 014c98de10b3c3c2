/*
 * keep: what stays on one page.
 */
#include "typeset/typeset_int.h"

bool keep_together(const List *list, size_t from, float limit)
{
  if (items_height(list->at + from, list->count - from) > limit)
    return false;
  for (size_t i = from; i + 1 < list->count; i++)
    list->at[i]->keep = true;
  return true;
}

void keep_ends(const List *list, size_t from, float low)
{
  size_t count = list->count - from;
  if (count > 1 && list->at[from]->height < low)
    list->at[from]->keep = true;
  if (count > 1 && list->at[list->count - 1]->height < low)
    list->at[list->count - 2]->keep = true;
}

/* The last line of what is laid out, where it is one of a paragraph; else none. */
static Item *paragraph_end(const List *list)
{
  Item *last = list->count ? list->at[list->count - 1] : NULL;
  return last && last->kind == ITEM_LINE && last->block && last->block->kind == BLOCK_PARAGRAPH ? last : NULL;
}

void keep_no_longer(const List *list)
{
  Item *last = paragraph_end(list);
  if (last)
    last->keep = false;
}

void keep_lead_in(const List *list)
{
  Item *last = paragraph_end(list);
  if (last)
    last->keep = true;
}

void keep_introduction(const List *list, size_t from)
{
  size_t count = list->count - from;
  const Item *before = from ? list->at[from - 1] : NULL;
  if (count == 0 || count > 2 || !before || !before->keep || !before->block ||
      before->block->kind != BLOCK_HEADING)
    return;
  list->at[list->count - 1]->keep = true;
}
