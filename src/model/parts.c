/*
 * parts: the description handed over child by child of its root, so that a register of ten thousand
 * processings needs the memory of its largest one.  A tree is eight times its file.
 *
 * What was taken is judged by the schema and then emptied.  It stays where it was, so that the root can be
 * judged in the end: which children it has, in which order, how often.  It keeps the attributes that the
 * schema asks of some child of the root; everything else in one is optional there, so that an empty one is no
 * fault.
 */
#include <string.h>

#include "model/load_int.h"
#include "model/model_int.h"

bool is_register(const xmlNode *root)
{
  return root->ns != NULL && strcmp((const char *)root->ns->href, NAMESPACE) == 0 &&
         strcmp((const char *)root->name, "register") == 0;
}

static bool is_asked_for(const xmlAttr *attribute)
{
  return strcmp((const char *)attribute->name, attribute->ns == NULL ? "id" : "lang") == 0;
}

static void make_empty(xmlNode *element)
{
  xmlFreeNodeList(element->children);
  element->children = element->last = NULL;
  for (xmlAttr *attribute = element->properties, *next; attribute != NULL; attribute = next) {
    next = attribute->next;
    if (!is_asked_for(attribute))
      xmlRemoveProp(attribute);
  }
}

void parts_hand_over(Loader *loader, xmlNode *root)
{
  const LoadOptions *options = loader->options;

  for (;;) {
    xmlNode *child = loader->handed != NULL ? loader->handed->next : root->children;
    if (child == NULL)
      return;
    if (child->type == XML_ELEMENT_NODE)
      schema_judge_part(loader, child);
    options->take(options->taker, child);
    if (child->type == XML_ELEMENT_NODE)
      make_empty(child);
    loader->handed = child;
  }
}
