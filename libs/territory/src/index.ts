export {
  type Agency,
  agencyOn,
  type AgencyQuestion,
  areaOfDuty,
  findAgencies,
  listAgencies,
  listAgenciesWithin,
  type Signer,
  signsAs,
  whoSigns,
} from './agency.reader.js';
export { agencySymbol } from './agency-symbol.table.js';
export { areaClass } from './area-class.table.js';
export { KnownAreas } from './known-areas.js';
export { decisionColumns } from './decisions.store.js';
export {
  type Moving,
  movesColumn,
  type MovesWithUnits,
  type Reorganisation,
  type UnitColumn,
  type Waiting,
} from './moves-with-units.js';
export { onMap } from './on-map.sql.js';
export {
  getReorganisation,
  listReorganisations,
  type NewReorganisation,
  type PreviewedLink,
} from './reorganisation.store.js';
export {
  type Counts,
  type PreviewedMove,
  Reorganiser,
  type ReorganisationPreview,
  type WaitingLine,
} from './reorganiser.service.js';
export { successionColumns } from './succession-plan.rule.js';
export { territoryErrors } from './territory.errors.js';
export { loadUnits, type LoadedTerritory } from './territory.seed.js';
export { type AreaClass, nameInSentence, printPath, type Unit, type UnitKind, type UnitLevel } from './unit.js';
export {
  findUnits,
  getUnit,
  predecessors,
  resolve,
  type Resolved,
  type Successor,
  successors,
  unitPath,
  unitsOf,
  unitTree,
} from './unit.reader.js';
export { dataFile } from './unit-lists.js';
export { territoryPermissions } from './territory.permissions.js';
export { TerritoryResolver, unitById } from './territory.resolver.js';
export { UnitView } from './territory.view.js';
