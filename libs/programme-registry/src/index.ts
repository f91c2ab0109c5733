export {
  area,
  engineOver,
  importSheets,
  jobNames,
  jobs,
  movers,
  programmeMigrations,
  programmeResolvers,
  programmes,
  type RegisteredProgramme,
  roundsOf,
  sealedSystemActor,
  subscribers,
} from './house.js';
export { roleTable } from './roles.table.js';
