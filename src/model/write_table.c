/*
 * write_table: a register as one flat table, for programs and filters. The controller's has a row each
 * processing and category of data, since periods differ by category; the processor's a row each processing
 * and client, since Art. 30(2) asks what is done for each controller, and of no data.
 */
#include <string.h>

#include "model/write_int.h"

enum { STRETCH = 200 }; /* clients a part */

/* Heads of columns: labels, of which the stylesheet knows the names. */
static void write_heads(Writer *writer, const Part *part, xmlNode *root)
{
  (void)writer, (void)part, (void)root;
}

static void write_facts(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  writer->unplaced = true;
  write_register_processing(writer, part, root);
  put(root->last, "code", processing->element.id);
  add_label(writer, root->last, "name", part->element);
}

static void write_data_rows(Writer *writer, const Part *part, xmlNode *root)
{
  const Processing *processing = (const Processing *)part->element;
  write_facts(writer, part, root);
  for (size_t i = 0; i < processing->category_count; i++)
    write_kept(writer, root->last, processing, processing->category_list[i]);
}

static void write_client_rows(Writer *writer, const Part *part, xmlNode *root)
{
  const Element *client = map_find(writer->plan->about, part->id);
  write_facts(writer, part, root);
  xmlNode *node = root->last;
  for (size_t count = 0; client && count < STRETCH; client = client->next, count++)
    write_client_entry(writer, node, (const Client *)client);
}

/* A processing for nobody that is named has a row too. */
static void plan_client_parts(Plan *plan, const Processing *processing)
{
  const Element *client = processing->clients.first;
  size_t count = 0;
  do {
    if (count++ % STRETCH == 0) {
      const char *id = arena_format(plan->arena, "%s.%zu", processing->element.block, count);
      map_put(plan->about, id, (void *)client);
      plan_add(plan, (Part){.kind = "processing", .id = id, .element = &processing->element, .write = write_client_rows});
    }
    client = client ? client->next : NULL;
  } while (client);
}

void plan_table(Plan *plan)
{
  plan->about = map_new(plan->arena);
  plan_add(plan, (Part){.kind = "heads", .id = "heads", .write = write_heads});
  EACH (Processing, processing, plan->model->record->processings) {
    if (is_processor(processing) != (plan->record == RECORD_CLIENTS))
      continue;
    if (plan->record == RECORD_CLIENTS)
      plan_client_parts(plan, processing);
    else
      plan_add(plan, (Part){.kind = "processing", .id = processing->element.block, .element = &processing->element,
                            .write = write_data_rows});
  }
}
