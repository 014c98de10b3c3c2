/*
 * Cookies and other trackers: loi n° 78-17, art. 82; C-673/17 (Planet49).
 */
#include "check/check_int.h"

static void report_tracker(Check *check, const char *variant, const Tracker *tracker)
{
  say_id(check, report(check, variant, &tracker->element, tracker->element.place), "c", &tracker->element);
}

void tracker_without_purpose(Check *check)
{
  EACH(Tracker, tracker, check->model->record->trackers)
  if (!is_gap(&tracker->element) && is_absent(tracker->purpose.mark))
    report_tracker(check, "purpose", tracker);
}

/* How long it lives, whose it is, and who else reads it are part of the information. */
void tracker_details_missing(Check *check)
{
  static const Duration choice = {.months = 6}; /* délib. 2020-092 */

  EACH(Tracker, tracker, check->model->record->trackers)
  {
    if (is_gap(&tracker->element))
      continue;
    if (is_absent(tracker->lifetime.mark))
      report_tracker(check, "lifetime", tracker);
    if (is_absent(tracker->provider.mark))
      report_tracker(check, "provider", tracker);
    if (is_absent(tracker->third_parties.mark))
      report_tracker(check, "access", tracker);
    if (code_is(&tracker->purpose, "choice-memory") && tracker->lifetime.mark.state == GIVEN &&
        duration_compare(tracker->lifetime.value, choice) > 0) {
      Finding *finding =
        report_as(check, SEVERITY_NOTE, "choice", &tracker->element, tracker->lifetime.mark.place);
      say_id(check, finding, "c", &tracker->element);
      finding_duration(check->findings, finding, "t", tracker->lifetime.value);
    }
  }
}
