/* What a prefix of an included part goes by: an attribute of an element is known by their two names alone. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "model/load_int.h"

/* The types that a field's names may have, or NULL: it refers to none. */
static const char *refers_to(const Field *field)
{
  if (field->kind == FIELD_EVENT)
    return "event";
  return field->kind == FIELD_REFERENCES && !text_starts(field->list, "list:") ? field->list : NULL;
}

static const Field *attribute_of(const Type *type, const char *name)
{
  for (size_t i = 0; i < type->field_count; i++)
    if (type->fields[i].attribute && strcmp(type->fields[i].name, name) == 0)
      return &type->fields[i];
  return NULL;
}

static void elements_of_one_name_refer_alike(void **state)
{
  const Type *const *types;
  const size_t count = model_types(&types);

  (void)state;
  for (size_t i = 0; i < count; i++)
    for (size_t j = 0; j < types[i]->field_count; j++) {
      const Field *field = &types[i]->fields[j];
      for (size_t other = 0; other < count && field->attribute; other++) {
        const Field *same = strcmp(types[other]->name, types[i]->name) == 0 ? attribute_of(types[other], field->name) : NULL;
        if (same != NULL && !text_same(refers_to(field), refers_to(same)))
          fail_msg("<%s %s> refers to two kinds of things", types[i]->name, field->name);
      }
    }
}

static void prefixes_are_names(void **state)
{
  static const char *const good[] = {"a", "paris-", "_", "été-", "a1_"};
  static const char *const bad[] = {"", "1", "-a", "a.b", "a b", " a", "a:", "a\n"};

  (void)state;
  for (size_t i = 0; i < COUNT_OF(good); i++)
    assert_true(prefix_is_name(good[i]));
  for (size_t i = 0; i < COUNT_OF(bad); i++)
    assert_false(prefix_is_name(bad[i]));
}

int main(void)
{
  const struct CMUnitTest tests[] = {
    cmocka_unit_test(elements_of_one_name_refer_alike),
    cmocka_unit_test(prefixes_are_names),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
