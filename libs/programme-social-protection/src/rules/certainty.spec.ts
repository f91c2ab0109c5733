import { type Basis, type DatedTable } from '#kernel';
import { expect, it } from '@jest/globals';
import { careCoefficients, careTerms, kinNeedNoConditions } from './care-support.table.js';
import { carerTerms } from './carer-conditions.table.js';
import { coefficients } from './coefficients.table.js';
import { funeralLevelDay, funeralMultiple, monthsFromCarersDeath, monthsFromDeathToEnd } from './death.table.js';
import { councilTerms } from './disability-council.table.js';
import * as facility from './facility.table.js';
import { funeralTerms } from './funeral.table.js';
import * as groups from './groups.table.js';
import { nationalLevels } from './levels.table.js';
import { swimmersAge } from './local-support.table.js';
import { procedureClocks } from './procedure-clocks.table.js';
import * as perRegime from './regimes.table.js';
import * as relief from './relief.table.js';
import { routedProcedures } from './routing.table.js';
import { pensionBesideInsurance, pensionConversion, pensionOrAllowance, pensionTerms } from './social-pension.table.js';

const tables: readonly DatedTable<unknown>[] = [
  ...Object.values(nationalLevels),
  ...Object.values(groups.groupTerms),
  ...Object.values(coefficients),
  ...Object.values(careCoefficients),
  ...Object.values(procedureClocks),
  ...Object.values(relief.fixedAmounts),
  ...Object.values(relief.reliefAmounts),
  careTerms,
  carerTerms,
  councilTerms,
  facility.dischargeGrounds,
  facility.expenseLimits,
  facility.facilityCare,
  facility.facilityFuneral,
  facility.urgentStayMonths,
  funeralLevelDay,
  funeralMultiple,
  funeralTerms,
  groups.facilityExcludes,
  groups.severalGroups,
  groups.singleParentChildren,
  groups.studyTerms,
  groups.unidentifiedParentCounts,
  kinNeedNoConditions,
  monthsFromCarersDeath,
  monthsFromDeathToEnd,
  pensionBesideInsurance,
  pensionOrAllowance,
  pensionTerms,
  perRegime.regimes,
  relief.riceTerms,
  relief.seriousInjuryDays,
  relief.temporaryCareMonths,
  routedProcedures,
  swimmersAge,
];

const byRegime = {
  firstMonthRules: perRegime.firstMonthRules,
  monthsFromStopToNewPlace: perRegime.monthsFromStopToNewPlace,
  suspensionGrounds: perRegime.suspensionGrounds,
  suspendedMonthsAreOwed: perRegime.suspendedMonthsAreOwed,
};

const doubted = (name: string, { certainty }: Basis) => (certainty === 'verified' ? [] : [`${name}: ${certainty}`]);

/** What a jurist has still to settle. A row leaves this list when its text has been read. */
it('names every row whose text was not read', () => {
  const rows = [
    ...tables.flatMap(({ code, rows }) => rows.flatMap((row) => doubted(`${code} ${row.from}`, row.basis))),
    ...doubted('pensionConversion', pensionConversion.basis),
    ...Object.entries(byRegime).flatMap(([name, rule]) =>
      Object.entries(rule).flatMap(([regime, row]) => doubted(`${name} ${regime}`, row.basis)),
    ),
  ];
  expect(rows.sort()).toEqual([
    'firstMonthRules R2: interpretation',
    'monthsFromStopToNewPlace R2: interpretation',
    'pensionConversion: memory',
    'social-protection.care-by-kin 2021-07-01: memory',
    'social-protection.carer-conditions 2021-07-01: memory',
    'social-protection.carers-death 2021-07-01: interpretation',
    'social-protection.carers-death 2026-10-05: interpretation',
    'social-protection.clocks.allowance 2021-07-01: interpretation',
    'social-protection.coefficient.elderly-without-support 2021-07-01: interpretation',
    'social-protection.coefficient.elderly-without-support 2026-10-05: interpretation',
    'social-protection.discharge-ground 2026-10-05: interpretation',
    'social-protection.facility-excludes 2026-10-05: interpretation',
    'social-protection.funeral-level-day 2021-07-01: interpretation',
    'social-protection.level.standard 2024-07-01: secondary',
    'social-protection.pension-beside-insurance 2025-07-01: interpretation',
    'social-protection.regime 2025-07-01: secondary',
    'social-protection.relief.care-day 2026-10-05: interpretation',
    'suspendedMonthsAreOwed R1: interpretation',
    'suspendedMonthsAreOwed R2: interpretation',
    'suspensionGrounds R2: interpretation',
  ]);
});
