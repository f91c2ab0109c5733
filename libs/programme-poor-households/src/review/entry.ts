import { type LegalDay } from '#kernel';
import { type IndicatorCode } from '../rules/indicators.table.js';
import { type AreaClass, type PovertyClass } from '../rules/law.js';
import { type ListResult } from '../rules/list-result.rule.js';
import { type Sheet } from '../rules/sheet.js';

/** Where a household stands in its review, in the order of the way. */
export const entryStates = [
  'screening',
  'passed-by',
  'listed',
  'surveyed',
  'scored',
  'redo',
  'agreed',
  'posted',
  'rechecking',
  'posted-again',
  'on-list',
  'recognised',
  'refused',
  'withdrawn',
] as const;
export type EntryState = (typeof entryStates)[number];

/** What the filled forms gave, and by which points. */
export interface Found {
  readonly weightSetId: string;
  readonly areaClass: AreaClass;
  readonly b1: number;
  readonly b2: number;
  readonly class: PovertyClass;
  readonly deprived: readonly IndicatorCode[];
}

/** A household under review. */
export interface Entry {
  readonly id: string;
  /** Of the periodic review; within the year a household has a case of its own. */
  readonly campaignId: string | null;
  readonly caseId: string | null;
  readonly householdId: string;
  readonly headId: string;
  readonly hamlet: string;
  readonly state: EntryState;
  /** The class it had when the review began. */
  readonly was: PovertyClass;
  readonly sheet: Sheet;
  readonly found: Found | null;
  /** Last day of the posting. */
  readonly postedUntil: LegalDay | null;
  readonly complainedOn: LegalDay | null;
  readonly recheckDue: LegalDay | null;
  readonly version: number;
}

/** An entry with what its score depends on: the commune it stands in now and the day its review began. */
export interface PlacedEntry extends Entry {
  readonly unitId: number;
  readonly placeClass: AreaClass;
  readonly reviewFrom: LegalDay;
}

/** A household on a list as it stands when the list is acted on. */
export interface ListedEntry extends PlacedEntry {
  readonly result: ListResult;
  /** Its place on the list, from 1. */
  readonly seq: number;
}
