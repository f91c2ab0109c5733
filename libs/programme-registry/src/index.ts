export {
  area,
  benefitTitlesOver,
  engineOver,
  importSheets,
  jobNames,
  jobs,
  movers,
  programmeMigrations,
  programmeResolvers,
  programmes,
  type RegisteredProgramme,
  reportsOver,
  roundsOf,
  sealedSystemActor,
  subscribers,
} from './house.js';
export { roleBook, roleTable } from './roles.table.js';
