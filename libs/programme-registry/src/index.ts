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
  subscribers,
} from './house.js';
export { roleTable } from './roles.table.js';
