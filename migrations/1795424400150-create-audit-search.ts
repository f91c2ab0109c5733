import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { giveTo } from './giving.sql.js';

/** Searching the audit: what was done under the duties, and by the accounts and systems, that the searcher is above. */
export class CreateAuditSearch1795424400150 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      CREATE INDEX audit_entry_at ON platform.audit_entry (at, id);
      CREATE POLICY search ON platform.audit_entry FOR SELECT TO an_sinh_search USING (true);
      GRANT SELECT ON platform.audit_entry, platform.duty TO an_sinh_search;
      GRANT SELECT (id, agency_id) ON platform.account TO an_sinh_search;
      GRANT SELECT (id, agency_id, programmes) ON platform.service_client TO an_sinh_search;
    `);
    await db.query(search);
    await db.query(`
      ${giveTo('an_sinh_search', 'platform', 'search_audit')}
      REVOKE EXECUTE ON FUNCTION platform.search_audit FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION platform.search_audit TO an_sinh_reader;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION platform.search_audit;
      DROP INDEX platform.audit_entry_at;
      DROP POLICY search ON platform.audit_entry;
      REVOKE SELECT ON platform.audit_entry, platform.duty, platform.account, platform.service_client FROM an_sinh_search;
    `);
  }
}

/**
 * Planned anew each time: the conditions that are not asked for fall away, and the figures of the index decide. Under a seal the writer's
 * clearances must be the searcher's too, so sealed work is found by nobody else.
 */
const search = `
  CREATE FUNCTION platform.search_audit(p_kind text, p_subject text, p_actor uuid, p_act text, p_agency int,
    p_from timestamptz, p_until timestamptz, p_before_at timestamptz, p_before_id bigint, p_count int)
  RETURNS TABLE (id bigint, at timestamptz, actor_id uuid, duty_id uuid, act text, subject_kind text, subject_id text, reason text)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET plan_cache_mode = force_custom_plan AS $$
  DECLARE
    v_programmes text[] := platform.programmes();
    v_clearances text[] := platform.clearances();
    v_agencies int[];
    v_duties uuid[];
    v_holders uuid[];
  BEGIN
    SELECT coalesce(array_agg(a.id), '{}') INTO v_agencies
      FROM territory.agencies_within(platform.units(), v_programmes, platform.today()) AS a (id) WHERE p_agency IS NULL OR a.id = p_agency;
    SELECT coalesce(array_agg(d.id), '{}') INTO v_duties
      FROM platform.duty d WHERE d.agency_id = ANY (v_agencies) AND d.programmes <@ v_programmes;
    SELECT coalesce(array_agg(h.id), '{}') INTO v_holders FROM (
      SELECT d.account_id FROM platform.duty d WHERE d.id = ANY (v_duties)
      UNION SELECT a.id FROM platform.account a WHERE a.agency_id = ANY (v_agencies)
      UNION SELECT c.id FROM platform.service_client c WHERE c.agency_id = ANY (v_agencies) AND c.programmes <@ v_programmes) AS h (id);
    RETURN QUERY
      SELECT e.id, e.at, e.actor_id, e.duty_id, e.act, e.subject_kind, e.subject_id, e.body ->> 'reason'
      FROM platform.audit_entry e
      WHERE (p_kind IS NULL OR e.subject_kind = p_kind AND e.subject_id = p_subject)
        AND (p_actor IS NULL OR e.actor_id = p_actor)
        AND (p_act IS NULL OR e.act = p_act)
        AND (p_from IS NULL OR e.at >= p_from) AND (p_until IS NULL OR e.at < p_until)
        AND (p_before_at IS NULL OR (e.at, e.id) < (p_before_at, p_before_id))
        AND e.seal <@ v_clearances
        AND (e.duty_id = ANY (v_duties)
          OR e.duty_id IS NULL AND (e.actor_id = ANY (v_holders) OR e.subject_kind = 'account' AND e.subject_id = ANY (v_holders::text[])))
      ORDER BY e.at DESC, e.id DESC LIMIT p_count;
  END $$;
  COMMENT ON FUNCTION platform.search_audit IS
    'Entries within the searcher''s reach, newest first: of duties at agencies that serve nobody outside his area, in his programmes, and of their holders before they chose a duty.';
`;
