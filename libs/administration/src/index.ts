export { AdministrationModule } from './administration.module.js';
export { administrationPermissions } from './administration.permissions.js';
export { type RoleBook } from './role-book.js';
export { auditExport } from './audit.export.js';
