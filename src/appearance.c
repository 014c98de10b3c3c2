/*
 * appearance: what an organisation gives its documents, from the description to the outputs.  The model reads
 * the file, typeset says whether it can be drawn, and neither knows the other.
 */
#include "compile.h"
#include "typeset/typeset.h"

void appearance_read(Run *run, const LoadOptions *load)
{
  const Organisation *organisation = run->model->organisation;
  const Appearance *appearance = organisation ? (const Appearance *)organisation->appearance.first : NULL;
  if (!appearance)
    return;
  run->accent = appearance->accent.value;
  run->font = appearance->font.value;
  run->radius = appearance->radius.value;
  Picture logo;
  if (!model_picture(load, &appearance->logo, run->arena, &run->sources, &run->findings, &logo))
    return;
  char detail[LOGO_DETAIL];
  const char *fault = typeset_logo_fault(&(TypesetLogo){logo.bytes, logo.length}, detail);
  if (fault)
    finding_text(&run->findings, model_picture_fault(&run->findings, &appearance->logo, fault), "detail",
                 arena_string(run->arena, detail));
  else
    run->logo = logo;
}
