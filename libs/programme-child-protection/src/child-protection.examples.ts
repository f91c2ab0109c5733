import { type ExampleNode, type ExampleOutput } from '#benefits';
import { day, type LegalDay, localDay, startClock, vietnamCalendar } from '#kernel';
import { carerKinds, unfitOn } from './rules/carer.rule.js';
import { limits, type Limit } from './rules/clocks.table.js';
import { latestIsolation } from './rules/isolation.rule.js';
import { isChildOn, isHeardOn } from './rules/child.rule.js';
import { visitDue } from './rules/visits.rule.js';
import { type PartialDay } from '#kernel';

const dayLimits: Readonly<Record<string, Limit>> = {
  initially_assessed: 'plan',
  plan_submitted: 'approval',
  placement_decided: 'handOver',
  facility_listed: 'facilityAppraisal',
  facility_appraised: 'facilityPlacing',
  placed_from_facility: 'facilityEnding',
};

/** The last day of a limit that begins on a day. */
function lastDayOf(code: Limit, from: LegalDay): LegalDay {
  const clock = startClock(limits[code].at(from).value, from, vietnamCalendar);
  return clock.deadline.kind === 'day' ? clock.deadline.due : localDay(clock.deadline.due);
}

/** `2024-04-26 22:30`, in Vietnam. */
function instant(node: ExampleNode): Date {
  const [date = '', time = ''] = node.text().split(' ');
  if (!/^\d{2}:\d{2}$/.test(time)) throw node.malformed('NOT_TEXT');
  return new Date(`${day(date)}T${time}:00+07:00`);
}

const printed = (at: Date): string =>
  `${localDay(at)} ${at.toLocaleTimeString('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' })}`;

function hoursAfter(code: Limit, at: Date): string {
  const clock = startClock(limits[code].at(localDay(at)).value, at, vietnamCalendar);
  return clock.deadline.kind === 'instant' ? printed(clock.deadline.due) : clock.deadline.due;
}

/** What stands in the way of a carer, on each day of a list; `none` where nothing does. */
function carerOn(given: ExampleNode): ExampleOutput {
  given.only('kind', 'health_certified', 'foreigner', 'resident_since', 'may_stay_until', 'record_cleared', 'on');
  const on = (key: string) => given.find(key)?.day() ?? null;
  const carer = {
    kind: given.get('kind').oneOf(carerKinds),
    foreigner: given.find('foreigner')?.isTrue() ?? false,
    healthCertifiedOn: on('health_certified'),
    residentSince: on('resident_since'),
    mayStayUntil: on('may_stay_until'),
    recordClearedOn: on('record_cleared'),
    endedOn: null,
  };
  const days = given.get('on').list();
  return { lacks: Object.fromEntries(days.map((each) => [each.day(), unfitOn(carer, each.day()) ?? 'none'])) };
}

/**
 * Answers one worked example: by when what must be done after a report, an assessment, a plan, a placement; when visits are due; whether
 * somebody is a child, and one to be heard; whether somebody may be given a child.
 * @throws EXAMPLES.MALFORMED for an input that cannot be read.
 */
export function evaluateExample(input: ExampleNode): ExampleOutput {
  const carer = input.find('carer');
  if (carer) return carerOn(carer);
  input.only('reported', 'isolated', 'handed_over', 'birth', 'on', 'working_days', 'from', ...Object.keys(dayLimits));
  const reported = input.find('reported');
  const isolated = input.find('isolated')?.day();
  const handedOver = input.find('handed_over')?.day();
  const birth = input.find('birth');
  const days = input.find('working_days')?.whole();
  return {
    ...(reported && {
      emergency_by: hoursAfter('emergency', instant(reported)),
      assessment_by: hoursAfter('initialAssessment', instant(reported)),
    }),
    ...(isolated && { isolation_until: latestIsolation(isolated) }),
    ...(handedOver && { visits: [0, 1, 2, 3].map((visit) => visitDue(handedOver, visit)) }),
    ...(days !== undefined && { due: vietnamCalendar.addWorkingDays(input.get('from').day(), days) }),
    ...(birth && {
      child: isChildOn(birth.text() as PartialDay, input.get('on').day()),
      heard: isHeardOn(birth.text() as PartialDay, input.get('on').day()),
    }),
    ...Object.fromEntries(
      Object.entries(dayLimits).flatMap(([key, code]) => {
        const from = input.find(key)?.day();
        return from ? [[`${key}_then_by`, lastDayOf(code, from)]] : [];
      }),
    ),
  };
}
