import { defineExport, defineFilePurpose } from '#platform';
import { administrationPermissions } from './administration.permissions.js';
import { type AuditEntry, type AuditQuestion, readAudit } from './audit.reader.js';

const audit = { code: 'administration.audit', title: 'Nhật ký hệ thống' } as const;

/** The audit as a workbook or as comma-separated text, newest first. */
export const auditExport = defineExport<AuditEntry, AuditQuestion>({
  ...audit,
  purpose: defineFilePurpose(audit.code, administrationPermissions['search-audit']),
  columns: [
    { kind: 'moment', heading: 'Thời điểm', width: 18, value: ({ at }) => at },
    { kind: 'text', heading: 'Người thực hiện', width: 26, value: ({ actorName }) => actorName },
    { kind: 'text', heading: 'Vị trí công tác', width: 26, value: ({ title }) => title },
    { kind: 'text', heading: 'Cơ quan', width: 36, value: ({ agencyName }) => agencyName },
    { kind: 'text', heading: 'Việc', width: 24, value: ({ act }) => act },
    { kind: 'text', heading: 'Đối tượng', width: 14, value: ({ subjectKind }) => subjectKind },
    { kind: 'text', heading: 'Mã đối tượng', width: 38, value: ({ subjectId }) => subjectId },
    { kind: 'text', heading: 'Lý do', width: 40, value: ({ reason }) => reason },
  ],
  rows: readAudit,
});
