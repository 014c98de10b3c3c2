/*
 * Prints the table of fields, a line a type or field, for tests/schema-test.sh, which walks it and
 * schema/ppc.xsd both ways.  Numbers are positions in model_types().
 *
 *     type 4 dpo no-id
 *     field 4 attribute status CODE dpo
 *     field 0 many subject ELEMENTS 6 subjects        (or one; type; wrapper)
 */
#include <string.h>

#include "model/model.h"

static const char *const kinds[] = {
  [FIELD_TEXT] = "TEXT",         [FIELD_DATE] = "DATE",         [FIELD_DURATION] = "DURATION",
  [FIELD_FLAG] = "FLAG",         [FIELD_NUMBER] = "NUMBER",     [FIELD_CODE] = "CODE",
  [FIELD_REFERENCES] = "NAMES",  [FIELD_COUNTRY] = "COUNTRY",   [FIELD_LINK] = "LINK",  [FIELD_EMAIL] = "EMAIL",       [FIELD_PHONE] = "PHONE",
  [FIELD_COLOUR] = "COLOUR", [FIELD_FONT] = "FONT", [FIELD_RADIUS] = "RADIUS",
  [FIELD_FILE] = "FILE",
  [FIELD_LINES] = "LINES",       [FIELD_LIFETIME] = "LIFETIME", [FIELD_LANGUAGE] = "LANGUAGE",
  [FIELD_DIGEST] = "DIGEST",     [FIELD_PRINTS] = "PRINTS",
  [FIELD_EVENT] = "EVENT",       [FIELD_PROSE] = "PROSE",       [FIELD_ITEMS] = "ITEMS",
  [FIELD_ELEMENTS] = "ELEMENTS",
};

static size_t index_of(const Type *type, const Type *const *types, size_t count)
{
  for (size_t i = 0; i < count; i++)
    if (types[i] == type)
      return i;
  return count; /* a type that model_types() leaves out: the walk fails on its number */
}

/* Fields that are kept from somebody: "dpo name authority internal", a line each, with those who get them. */
static void print_audiences(const Type *const *types, size_t count)
{
  static const struct { uint8_t audience; const char *name; } audiences[] = {
    {FOR_PUBLIC, "public"}, {FOR_AUTHORITY, "authority"}, {FOR_INTERNAL, "internal"}};

  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < types[i]->field_count; j++) {
      const Field *field = &types[i]->fields[j];
      if (field->audience == 0)
        continue;
      printf("%s %s", types[i]->name, field->name);
      for (size_t k = 0; k < COUNT_OF(audiences); k++)
        if (field_is_for(field, audiences[k].audience))
          printf(" %s", audiences[k].name);
      printf("\n");
    }
}

int main(int argc, char **argv)
{
  const Type *const *types;
  const size_t count = model_types(&types);

  if (argc > 1 && strcmp(argv[1], "audiences") == 0) {
    print_audiences(types, count);
    return 0;
  }

  for (size_t i = 0; i < count; i++) {
    printf("type %zu %s %s\n", i, types[i]->name,
           types[i]->reference_target ? "target" : types[i]->has_id ? "id" : "no-id");
    for (size_t j = 0; j < types[i]->field_count; j++) {
      const Field *field = &types[i]->fields[j];
      printf("field %zu %s %s %s", i,
             field->attribute ? "attribute" : field->many ? "many" : "one", field->name, kinds[field->kind]);
      if (field->kind == FIELD_ELEMENTS)
        printf(" %zu", index_of(field->type, types, count));
      if (field->list != NULL)
        printf(" %s", field->list);
      if (field->wrapper != NULL)
        printf(" %s", field->wrapper);
      printf("\n");
    }
  }
  return 0;
}
