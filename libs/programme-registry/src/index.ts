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
export { roleBook, roleTable } from './roles.table.js';
