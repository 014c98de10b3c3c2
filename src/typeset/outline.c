/*
 * outline: the bookmarks.  cairo's own counts go below nought where the first level is open (seen on 1.16).
 */
#include <stdlib.h>

#include "typeset/finish_int.h"

typedef struct Entry {
  const Block *heading;
  uint32_t parent, first, last, before, next; /* indices, from 1; 0: none, or the outline itself */
  uint32_t shown;                             /* entries below that are seen where it is open */
} Entry;

static size_t count_of(const Typeset *typeset)
{
  size_t count = 0;
  for (const Block *block = typeset->headings; block; block = block->next)
    count++;
  return count;
}

static bool is_open(const Entry *entry)
{
  return !entry->heading || entry->heading->level == 1;
}

/* Fills entries[1…] and returns how many there are; entries[0] is the outline. */
static uint32_t entries_of(const Typeset *typeset, Entry *entries)
{
  uint32_t count = 0, above = 0; /* the entry that the next one is below or beside */
  entries[0] = (Entry){0};
  for (const Block *block = typeset->headings; block; block = block->next) {
    if (!block->page || text_is_blank(block->text))
      continue;
    while (above && entries[above].heading->level >= block->level)
      above = entries[above].parent;
    Entry *parent = &entries[above];
    entries[++count] = (Entry){.heading = block, .parent = above, .before = parent->last};
    if (parent->last)
      entries[parent->last].next = count;
    else
      parent->first = count;
    parent->last = count;
    above = count;
  }
  for (uint32_t i = count; i > 0; i--)
    entries[entries[i].parent].shown += 1 + (is_open(&entries[i]) ? entries[i].shown : 0);
  return count;
}

static void link_add(Buffer *out, const char *key, uint32_t root, uint32_t index)
{
  if (index)
    pdf_add_numbered(out, key, root + index, " 0 R");
}

void outline_write(Typeset *typeset, Finish *finish)
{
  Entry *entries = memory_new((count_of(typeset) + 1) * sizeof *entries);
  uint32_t count = entries_of(typeset, entries), root = count ? finish_reserve(finish, count + 1) : 0;
  Buffer text = {0};
  for (uint32_t i = 0; i <= count && count; i++) {
    const Entry *entry = &entries[i];
    buffer_text(&text, i ? "<<" : "<< /Type /Outlines");
    if (i) {
      buffer_text(&text, " /Title ");
      pdf_add_string(&text, entry->heading->text);
      buffer_text(&text, " /Dest ");
      finish_add_place(finish, typeset, entry->heading, &text);
      pdf_add_numbered(&text, " /Parent ", root + entry->parent, " 0 R");
    }
    link_add(&text, " /First ", root, entry->first);
    link_add(&text, " /Last ", root, entry->last);
    link_add(&text, " /Prev ", root, entry->before);
    link_add(&text, " /Next ", root, entry->next);
    if (entry->shown)
      pdf_add_numbered(&text, is_open(entry) ? " /Count " : " /Count -", entry->shown, "");
    buffer_text(&text, " >>");
    finish_object(finish, root + i, &text);
    buffer_clear(&text);
  }
  if (count) {
    pdf_add_numbered(&text, "/Outlines ", root, " 0 R /PageMode /UseOutlines");
    finish_catalog_entries(finish, text.at);
  }
  buffer_free(&text);
  free(entries);
}
