export {
  area,
  benefitTitlesOver,
  certificates,
  engineOver,
  importSheets,
  movers,
  programmeMigrations,
  programmeResolvers,
  programmes,
  rateTitlesOver,
  type RegisteredProgramme,
  reportsOver,
  roundsOf,
  sealedSystemActor,
  subscribers,
} from './house.js';
export { roleBook, roleTable } from './roles.table.js';
export { jobNames, jobs } from './jobs.js';
